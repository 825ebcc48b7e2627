package dev.roster.adapter.delivery.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Neighbouring addresses, of IPv4 or of IPv6. Immutable and thread-safe.
 *
 * @param first the first of them
 * @param bits how many of the first bits they share
 */
public record Network(InetAddress first, int bits) {

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern FORM =
      Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3}|[0-9a-f:]*:[0-9a-f:]*)/([0-9]{1,3})");

  /**
   * Checks the number of bits.
   *
   * @throws IllegalArgumentException if an address has fewer, or the first one has others set
   */
  public Network {
    if (bits < 0 || bits > size(first)) {
      throw new IllegalArgumentException("a network shares as many bits as an address has at most");
    }
    for (int bit = bits; bit < size(first); bit++) {
      if (bit(first, bit)) {
        throw new IllegalArgumentException("a network begins with its first address");
      }
    }
  }

  /**
   * Reads one as it is written: {@code 10.0.0.0/8}, {@code fc00::/7}.
   *
   * @throws IllegalArgumentException if it is written otherwise
   */
  public static Network of(String text) {
    var parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("a network is written like 10.0.0.0/8 or fc00::/7");
    }
    try {
      // Of the form of an address, so no name is looked up.
      return new Network(InetAddress.getByName(parts.group(1)), Integer.parseInt(parts.group(2)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("a network begins with an address", e);
    }
  }

  /** Whether an address is one of them; never if it is of the other kind. */
  boolean holds(InetAddress address) {
    if (size(address) != size(first)) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (bit(first, bit) != bit(address, bit)) {
        return false;
      }
    }
    return true;
  }

  private static int size(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static boolean bit(InetAddress address, int bit) {
    return (address.getAddress()[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
  }
}
