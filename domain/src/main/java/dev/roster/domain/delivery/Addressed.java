package dev.roster.domain.delivery;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * A dispatch, and one of those to whom it goes: what becomes one delivery.
 *
 * <p>Immutable and thread-safe.
 *
 * @param dispatch not null
 * @param to not null
 */
public record Addressed(Dispatch dispatch, Addressee to) {

  /** Over this channel, this one has it already. */
  private record Place(Channel channel, Addressee to) {}

  /** Refuses null. */
  public Addressed {
    Objects.requireNonNull(dispatch, "dispatch");
    Objects.requireNonNull(to, "to");
  }

  /**
   * To whom the dispatches of one notice go: nobody gets it twice over one channel, and of two
   * dispatches that would send it the first does.
   *
   * @param dispatches of one notice
   * @param subject whom the notice is about
   * @param members who is in a group once the change is made; asked once for each dispatch to one
   * @return in the order of the dispatches
   */
  public static List<Addressed> all(
      List<Dispatch> dispatches, UserId subject, Function<GroupId, List<UserId>> members) {
    Set<Place> served = new HashSet<>();
    List<Addressed> all = new ArrayList<>();
    for (Dispatch dispatch : dispatches) {
      for (Addressee to : addressees(dispatch.recipient(), subject, members)) {
        if (served.add(new Place(dispatch.channel(), to))) {
          all.add(new Addressed(dispatch, to));
        }
      }
    }
    return all;
  }

  private static List<Addressee> addressees(
      Recipient recipient, UserId subject, Function<GroupId, List<UserId>> members) {
    return recipient.fold(
        () -> List.of(new Addressee.Person(subject)),
        group -> members.apply(group).stream().<Addressee>map(Addressee.Person::new).toList(),
        name -> List.of(new Addressee.Destination(new Recipient.Fixed(name))));
  }
}
