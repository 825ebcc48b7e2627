package dev.roster.planted.channels.libraries.adapter.delivery;

import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Makes every channel need the library of one. */
public final class WrongShared {
  SMTPTransport needed;
}
