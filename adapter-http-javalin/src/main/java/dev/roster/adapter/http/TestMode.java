package dev.roster.adapter.http;

import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.identity.PublicId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Seed 000's test environment, in which a request may say itself whose it is.
 *
 * <p>Only where it is switched on, which {@link HttpSettings} permits on loopback alone, and only
 * for a {@code Host} that means this machine, so that no page of another site can use it. {@code 0}
 * is such a host: the example of seed 000 has it. A token that is sent is judged as ever.
 */
record TestMode(Roster roster, boolean on) {

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|0)(:[0-9]{1,5})?");

  /** Says in the answer that it is on. */
  void warn(Exchange exchange) {
    if (on) {
      exchange.context().header("Roster-Test-Mode", "on");
    }
  }

  /**
   * Requires that this request may do without a token.
   *
   * @throws Refusal {@code not_authenticated}
   */
  void require(Exchange exchange) {
    String host = exchange.context().header("Host");
    if (!on || host == null || !LOOPBACK.matcher(host).matches()) {
      throw Refusal.of(ProtocolCode.NOT_AUTHENTICATED);
    }
  }

  /**
   * Who the request says it is: by its {@code User-Id} header, or else by what it is about.
   *
   * @throws Refusal {@code not_authenticated} if it says nothing, {@code access_denied} if there is
   *     no such user
   */
  ActorRef identity(Exchange exchange, Supplier<Optional<PublicId>> named) {
    PublicId id =
        Optional.ofNullable(exchange.context().header("User-Id"))
            .map(text -> WeiduPatch.publicId(text, "User-Id"))
            .or(named)
            .orElseThrow(() -> Refusal.of(ProtocolCode.NOT_AUTHENTICATED));
    return Exchange.orRefuse(roster.vouchForUser().vouchFor(UserRef.of(id)));
  }
}
