package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.History;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Users#change}: a crowd of writers on one user. */
abstract class ManyWritersContract extends PortContract {

  private static final int WRITERS = 64;

  private static final Map<Attribute, Function<User, String>> TEXTS =
      Map.of(
          Attribute.SIGNATURE, user -> user.profile().signature().text(),
          Attribute.NICKNAME, user -> user.profile().nickname().text(),
          Attribute.CITY, user -> user.profile().city().text(),
          Attribute.PROVINCE, user -> user.profile().province().text(),
          Attribute.COUNTRY, user -> user.profile().country().text(),
          Attribute.LEVEL, user -> user.profile().level().text(),
          Attribute.MAJOR, user -> user.profile().major().text(),
          Attribute.DESCRIPTION, user -> user.profile().description().text());

  private static final Rejection STALE =
      Rejection.of(RejectionCode.STALE)
          .with(Rejection.STATUS, Status.NORMAL.code())
          .with(Rejection.VERSION, 2L);

  ManyWritersContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void changes_of_different_attributes_all_survive() throws Exception {
    List<Attribute> attributes =
        List.of(Attribute.SIGNATURE, Attribute.CITY, Attribute.MAJOR, Attribute.NICKNAME);
    User ada = stored(Account.named("ada"));
    for (int round = 1; round <= ROUNDS; round++) {
      String value = "round " + round;
      Race.of(
          attributes.size(),
          number ->
              Request.by(ada, ada, patch().replace(attributes.get(number), value))
                  .acceptedBy(store));
      User after = reloaded(ada);
      assertThat(
              List.of(
                  after.profile().signature().text(),
                  after.profile().city().text(),
                  after.profile().major().text(),
                  after.profile().nickname().text()))
          .containsOnly(value);
    }
    assertThat(reloaded(ada).version()).isEqualTo(1 + ROUNDS * attributes.size());
    assertThat(store.history().count(ada.id())).isEqualTo(ROUNDS * attributes.size());
  }

  @Test
  void sixty_four_writers_of_one_user_lose_nothing_and_the_history_tells_each_step()
      throws Exception {
    List<Attribute> attributes = List.copyOf(TEXTS.keySet());
    assertNothingIsLost(number -> attributes.get(number % attributes.size()));
  }

  @Test
  void of_sixty_four_writers_of_one_attribute_the_last_wins_and_the_history_tells_each_step()
      throws Exception {
    assertNothingIsLost(number -> Attribute.CITY);
  }

  /** Of 64 writers, each of whom changes one attribute of one user once. */
  private void assertNothingIsLost(IntFunction<Attribute> attribute) throws Exception {
    User ada = stored(Account.named("ada"));
    Race.of(
        WRITERS,
        number ->
            Request.by(ada, ada, patch().replace(attribute.apply(number), "by " + number))
                .acceptedBy(store));
    List<History.Entry> steps = new ArrayList<>(history(ada));
    Collections.reverse(steps);
    assertThat(steps)
        .extracting(History.Entry::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 1 + WRITERS).boxed().toList());
    assertThat(steps).extracting(step -> step.change().after()).doesNotHaveDuplicates();
    User after = reloaded(ada);
    assertThat(after.version()).isEqualTo(1 + WRITERS);
    TEXTS.forEach((each, text) -> assertChained(steps, each, text.apply(ada), text.apply(after)));
  }

  /** Each change of an attribute begins with what the one before it left. */
  private static void assertChained(
      List<History.Entry> steps, Attribute attribute, String first, String last) {
    String value = first;
    for (History.Entry step : steps) {
      if (step.change().attribute().equals(attribute)) {
        assertThat(step.change().before()).isEqualTo(value);
        value = step.change().after();
      }
    }
    assertThat(last).isEqualTo(value);
  }

  @Test
  void of_sixty_four_writers_who_have_seen_one_version_exactly_one_wins() throws Exception {
    User ada = stored(Account.named("ada"));
    List<Decision> decisions =
        Race.of(
            WRITERS,
            number ->
                Request.by(ada, ada, patch().replace(Attribute.CITY, "by " + number))
                    .onWhat(ada)
                    .sendTo(store));
    assertThat(decisions).filteredOn(Decision.Accepted.class::isInstance).hasSize(1);
    assertThat(decisions)
        .filteredOn(Decision.Rejected.class::isInstance)
        .hasSize(WRITERS - 1)
        .allMatch(new Decision.Rejected(List.of(STALE))::equals);
    assertThat(history(ada)).hasSize(1);
  }
}
