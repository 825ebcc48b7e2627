package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.LogIn.LoggedIn;

/**
 * Writes the tokens of a session, with the user beside them: what a login, a registration and a
 * refresh answer alike.
 */
record DiscuzTokens(DiscuzUser users) {

  ObjectNode document(LoggedIn session) {
    String id = Long.toString(session.user().id().value());
    ObjectNode resource = Resources.named("token", id);
    Resources.attributes(resource)
        .put("token_type", "Bearer")
        .put("expires_in", session.expiresIn().toSeconds())
        .put("access_token", session.access().text())
        .put("refresh_token", session.refresh().text());
    resource
        .putObject("relationships")
        .putObject("users")
        .set("data", Resources.named(DiscuzPatch.TYPE, id));
    ObjectNode document = StrictJson.object();
    document.set("data", resource);
    document.putArray("included").add(users.resource(session.user()));
    return document;
  }
}
