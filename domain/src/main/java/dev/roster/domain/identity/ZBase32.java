package dev.roster.domain.identity;

/**
 * Bytes as text that people can read out: z-base-32, five bits a character, most significant first,
 * no padding. 16 bytes give 26 characters.
 *
 * <p>Stateless. Source: seed 000, example, {@code id}; the alphabet is that of z-base-32
 * (human-oriented base-32).
 */
public final class ZBase32 {

  private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;

  private ZBase32() {}

  /** The text of the bytes; the missing bits of the last character are zero. Null is refused. */
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte b : bytes) {
      buffer = buffer << Byte.SIZE | Byte.toUnsignedInt(b);
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET.charAt(buffer >> held & MASK));
      }
    }
    if (held > 0) {
      text.append(ALPHABET.charAt(buffer << BITS - held & MASK));
    }
    return text.toString();
  }
}
