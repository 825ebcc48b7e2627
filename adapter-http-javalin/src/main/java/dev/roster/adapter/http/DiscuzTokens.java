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
    ObjectNode document = StrictJson.object();
    ObjectNode data = document.putObject("data").put("type", "token").put("id", id);
    data.putObject("attributes")
        .put("token_type", "Bearer")
        .put("expires_in", session.expiresIn().toSeconds())
        .put("access_token", session.access().text())
        .put("refresh_token", session.refresh().text());
    data.putObject("relationships")
        .putObject("users")
        .putObject("data")
        .put("type", DiscuzPatch.TYPE)
        .put("id", id);
    document.putArray("included").add(users.resource(session.user()));
    return document;
  }
}
