package dev.roster.domain.delivery;

import dev.roster.domain.profile.Email;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One way on which a notice is to leave: what a rule asks for, with nothing left to decide but who
 * the members of a group are.
 *
 * <p>Stored, as one delivery for each addressee, in the transaction of its change. Immutable and
 * thread-safe; shows no address.
 *
 * @param channel not null
 * @param recipient not null
 * @param address where the subject is reached, if that must not be looked up when it is sent: the
 *     old address of somebody whose address may just have been taken over; empty otherwise
 * @param wording not null
 * @param expiresAt from when on it is no longer worth sending; empty if it always is
 */
public record Dispatch(
    Channel channel,
    Recipient recipient,
    Optional<Email> address,
    Wording wording,
    Optional<Instant> expiresAt) {

  /** Refuses null. */
  public Dispatch {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(wording, "wording");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
