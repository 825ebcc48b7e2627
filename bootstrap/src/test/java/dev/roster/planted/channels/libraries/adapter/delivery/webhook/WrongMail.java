package dev.roster.planted.channels.libraries.adapter.delivery.webhook;

import jakarta.mail.Session;

/** Needs the library of mail to post. */
public final class WrongMail {
  Session needed;
}
