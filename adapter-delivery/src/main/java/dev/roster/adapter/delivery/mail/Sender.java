package dev.roster.adapter.delivery.mail;

/**
 * Whom mail is from. Masks itself; immutable and thread-safe.
 *
 * @param address the mail address, which also gets what the servers on the way have to say
 * @param name shown beside it; empty text for none
 */
public record Sender(String address, String name) {

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if the address cannot be written from, or the name has more
   *     than one line; the address is not in the message
   */
  public Sender {
    if (Mailbox.find(address).isEmpty()) {
      throw new IllegalArgumentException("the sender's address cannot be used");
    }
    if (!Letter.oneLine(name).equals(name)) {
      throw new IllegalArgumentException("the sender's name has control characters");
    }
  }

  /** The part behind the {@code @}, in ASCII. */
  String domain() {
    return Mailbox.find(address).orElseThrow().domain();
  }

  @Override
  public String toString() {
    return "Sender[***]";
  }
}
