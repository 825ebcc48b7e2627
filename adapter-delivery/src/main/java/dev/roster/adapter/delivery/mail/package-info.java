/**
 * The channel that sends notices by mail, over SMTP.
 *
 * <p>Rules that live here: what a mail looks like ({@code Letter}), which addresses can be written
 * to ({@code Mailbox}), when a password may be sent ({@link
 * dev.roster.adapter.delivery.mail.MailSettings}), and what an answer means ({@code Verdict}).
 */
package dev.roster.adapter.delivery.mail;
