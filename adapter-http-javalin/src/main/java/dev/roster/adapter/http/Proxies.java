package dev.roster.adapter.http;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The proxies that are believed when they say for whom they ask.
 *
 * <p>Only of them {@code X-Forwarded-For} is read, from the right: the first address in it that is
 * no trusted proxy itself is the client's. What is left of it anyone may have written. Where it
 * cannot be read, the proxy itself is the client. {@code Forwarded}, {@code X-Real-IP}, {@code
 * X-Forwarded-Host} and {@code X-Forwarded-Proto} are never read. Immutable and thread-safe.
 *
 * @param trusted addresses, or blocks of them such as {@code 10.0.0.0/8}; may be empty
 */
public record Proxies(Set<String> trusted) {

  /** Nobody is believed. */
  public static final Proxies NONE = new Proxies(Set.of());

  private static final String HEADER_SEPARATOR = ",";

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if one is no address and no block; a block has no bit set
   *     behind its prefix
   */
  public Proxies {
    trusted = Set.copyOf(trusted);
    trusted.forEach(Block::of);
  }

  /** Whether there are none. */
  public boolean none() {
    return trusted.isEmpty();
  }

  /** Those who are trusted, ready to be asked. */
  Trust trust() {
    return new Trust(trusted.stream().map(Block::of).collect(Collectors.toUnmodifiableSet()));
  }

  /** Decides whose word counts. */
  record Trust(Set<Block> blocks) {

    /**
     * Who asks.
     *
     * @param peer who is at the other end of the connection
     * @param headers every {@code X-Forwarded-For}, in order
     */
    Address client(Address peer, List<String> headers) {
      String[] hops = String.join(HEADER_SEPARATOR, headers).split(HEADER_SEPARATOR, -1);
      Address client = peer;
      for (int i = hops.length - 1; i >= 0 && trusts(client); i--) {
        Optional<Address> hop = Address.forwarded(hops[i].strip());
        if (hop.isEmpty()) {
          return peer;
        }
        client = hop.get();
      }
      return client;
    }

    /** Whether this is a trusted proxy. */
    boolean trusts(Address address) {
      return blocks.stream().anyMatch(block -> block.holds(address));
    }
  }

  /**
   * Neighbouring addresses.
   *
   * @param bits how many of the first bits they share
   */
  private record Block(Address first, int bits) {

    private static Block of(String text) {
      String[] parts = Objects.requireNonNull(text, "trusted").split("/", 2);
      Address first = Address.of(parts[0]).orElseThrow(() -> no(text));
      int all = first.inet().getAddress().length * Byte.SIZE;
      int bits = parts.length == 1 ? all : bits(parts[1], text);
      if (bits > all || !zero(first.inet().getAddress(), bits)) {
        throw no(text);
      }
      return new Block(first, bits);
    }

    private static int bits(String number, String text) {
      if (!number.matches("0|[1-9][0-9]{0,2}")) {
        throw no(text);
      }
      return Integer.parseInt(number);
    }

    private static IllegalArgumentException no(String text) {
      return new IllegalArgumentException("no address and no block of addresses: " + text);
    }

    private static boolean zero(byte[] bytes, int from) {
      for (int bit = from; bit < bytes.length * Byte.SIZE; bit++) {
        if (bit(bytes, bit)) {
          return false;
        }
      }
      return true;
    }

    private boolean holds(Address address) {
      byte[] mine = first.inet().getAddress();
      byte[] theirs = address.inet().getAddress();
      if (mine.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (bit(mine, bit) != bit(theirs, bit)) {
          return false;
        }
      }
      return true;
    }

    private static boolean bit(byte[] bytes, int bit) {
      return (bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
    }
  }
}
