package dev.roster.adapter.http;

import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.domain.identity.UserId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A place in a list of users as clients pass it back: order, time of creation and id behind a
 * checksum, in base64url.
 *
 * <p>The checksum finds what was damaged or guessed. It keeps nothing secret and proves nothing,
 * and need not: a key says where a list goes on, not what may be read of it.
 */
final class PageKey {

  private static final int SIGNED = 1 + Long.BYTES + Long.BYTES;
  private static final int LENGTH = SIGNED + Integer.BYTES;

  private PageKey() {}

  static String of(UserOrder order, Place place) {
    ByteBuffer bytes =
        ByteBuffer.allocate(LENGTH)
            .put(code(order))
            .putLong(place.createdAt().toEpochMilli())
            .putLong(place.id().value());
    bytes.putInt(checksum(bytes.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The place that a key names; empty if it is no key of a list in this order. */
  static Optional<Place> read(String key, UserOrder order) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(key);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    if (bytes.length != LENGTH) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte ordered = buffer.get();
    Instant createdAt = Instant.ofEpochMilli(buffer.getLong());
    long id = buffer.getLong();
    boolean intact = buffer.getInt() == checksum(bytes) && ordered == code(order);
    return intact && id >= 1 && id <= UserId.MAX
        ? Optional.of(new Place(createdAt, new UserId(id)))
        : Optional.empty();
  }

  /** Keys outlive a release, so each order has a code that stays. */
  private static byte code(UserOrder order) {
    return switch (order) {
      case ID_ASCENDING -> 1;
      case ID_DESCENDING -> 2;
      case OLDEST_FIRST -> 3;
      case NEWEST_FIRST -> 4;
    };
  }

  private static int checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, SIGNED);
    return (int) checksum.getValue();
  }
}
