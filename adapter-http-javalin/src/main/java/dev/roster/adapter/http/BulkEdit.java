package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.EditUser;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does many changes one after another, each in a transaction of its own, and says of each what
 * became of it.
 *
 * <p>What goes wrong with one is said of that one, and the rest goes on: a bug is {@code
 * internal_error} and in the log, an outage is {@code busy}. But after the third outage nothing
 * more is tried, since each may have waited as long as a request may wait; the rest is {@code busy}
 * too.
 */
final class BulkEdit {

  private static final Logger LOG = LoggerFactory.getLogger(BulkEdit.class);

  /** What an official client looks for, letter by letter. */
  private static final String DENIED = "Permission Denied";

  private static final int OUTAGES = 3;
  private static final String DONE = "";

  private final Roster roster;
  private final ActorRef actor;
  private final String requestId;
  private int outages;

  BulkEdit(Roster roster, ActorRef actor, String requestId) {
    this.roster = roster;
    this.actor = actor;
    this.requestId = requestId;
  }

  /** Does all of them; a resource for each, in their order. */
  List<ObjectNode> results(List<BulkItem> items, Resources resources) {
    List<ObjectNode> results = new ArrayList<>();
    items.forEach(item -> results.add(result(item.id(), code(item), resources)));
    return results;
  }

  private static ObjectNode result(long id, String code, Resources resources) {
    ObjectNode resource = resources.numbered(DiscuzPatch.TYPE, id);
    ObjectNode attributes = Resources.attributes(resource).put("succeed", code.equals(DONE));
    if (code.equals(DONE)) {
      attributes.putNull("error");
    } else {
      boolean denied = code.equals(RejectionCode.PERMISSION_DENIED.key());
      attributes.put("error", denied ? DENIED : code).put("code", code);
    }
    return resource;
  }

  private String code(BulkItem item) {
    if (outages >= OUTAGES) {
      return ProtocolCode.BUSY.key();
    }
    try {
      return item.patch()
          .map(patch -> edited(item.id(), patch))
          .orElse(ProtocolCode.RESOURCE_MISMATCH.key());
    } catch (Unavailable reason) {
      outages++;
      RosterHttp.note(reason);
      return ProtocolCode.BUSY.key();
    } catch (RuntimeException bug) {
      LOG.error("error in request {}", requestId, bug);
      return ProtocolCode.INTERNAL_ERROR.key();
    }
  }

  private String edited(long id, DiscuzPatch sent) {
    if (id > UserId.MAX) {
      return RejectionCode.MODEL_NOT_FOUND.key();
    }
    return roster
        .editUser()
        .edit(
            new EditUser.Command(
                actor, UserRef.of(new UserId(id)), sent.patch(), sent.expected(), requestId))
        .fold(done -> DONE, rejections -> code(rejections.get(0)));
  }

  private static String code(Rejection rejection) {
    return rejection.code().key();
  }
}
