package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.CreateUser;
import dev.roster.bootstrap.endtoend.Caller.Answer;
import dev.roster.contracts.Race;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.user.Contact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two who claim what only one may have. */
class RacingNamesTest extends RacingRequests {

  private static final List<String> NAME_TAKEN =
      List.of("422 username_taken /data/attributes/username");
  private static final List<String> MOBILE_TAKEN =
      List.of("422 mobile_is_already_bind /data/attributes/mobile");

  private List<Caller> admins;

  @BeforeEach
  void people() {
    admins = List.of(nodes().loggedIn(0, "admin"), nodes().loggedIn(1, "second"));
  }

  /** A way to a name. */
  private enum Claim {
    RENAME,
    WEIDU,
    REGISTER
  }

  @ParameterizedTest
  @CsvSource({
    "RENAME,RENAME",
    "RENAME,WEIDU",
    "RENAME,REGISTER",
    "WEIDU,WEIDU",
    "WEIDU,REGISTER",
    "REGISTER,REGISTER"
  })
  void of_two_who_claim_one_name_one_gets_it_and_the_other_hears_why(Claim first, Claim second)
      throws Exception {
    List<Claim> claims = List.of(first, second);
    for (int round = 0; round < ROUNDS / 3; round++) {
      String name = "X" + freshName();
      List<Long> members = List.of(member(), member());
      List<Answer> answers =
          Race.of(
              2,
              number ->
                  claimed(
                      claims.get(number),
                      number,
                      members.get(number),
                      number == 0 ? name : name.toLowerCase(Locale.ROOT)));
      int winner = answers.get(0).status() < 300 ? 0 : 1;
      assertThat(answers.get(winner).status()).isBetween(200, 201);
      Answer loser = answers.get(1 - winner);
      if (claims.get(1 - winner) == Claim.WEIDU) {
        assertThat(loser.status()).isEqualTo(409);
        assertThat(loser.json().path("field").asText()).isEqualTo("username");
      } else {
        assertThat(errors(loser)).isEqualTo(NAME_TAKEN);
      }
      assertThat(holders("username_folded", name.toLowerCase(Locale.ROOT))).isEqualTo(1);
    }
  }

  @Test
  void of_two_who_claim_one_mobile_one_gets_it_and_the_other_hears_why() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String mobile = freshMobile();
      List<Long> members = List.of(member(), member());
      List<Answer> answers =
          Race.of(
              2,
              number -> admin(number).patch(members.get(number), "\"mobile\":\"" + mobile + "\""));
      assertThat(loser(answers)).isEqualTo(MOBILE_TAKEN);
      assertThat(holders("mobile", mobile)).isEqualTo(1);
    }
  }

  @Test
  void who_loses_both_at_once_hears_of_both() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String both =
          "\"username\":\"%s\",\"mobile\":\"%s\"".formatted("x" + freshName(), freshMobile());
      List<Long> members = List.of(member(), member());
      List<Answer> answers = Race.of(2, number -> admin(number).patch(members.get(number), both));
      assertThat(loser(answers)).containsExactlyInAnyOrder(NAME_TAKEN.get(0), MOBILE_TAKEN.get(0));
    }
  }

  @Test
  void of_two_commands_that_create_one_user_one_does() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String mobile = freshMobile();
      CreateUser.Command command =
          Crew.named("x" + freshName())
              .with(new Contact(Optional.of(new Mobile(mobile)), Optional.empty()));
      List<Boolean> created = Race.of(2, number -> nodes().create(number, command));
      assertThat(created).containsExactlyInAnyOrder(true, false);
      assertThat(holders("mobile", mobile)).isEqualTo(1);
    }
  }

  private Answer claimed(Claim claim, int number, long member, String name) {
    return switch (claim) {
      case RENAME -> admin(number).patch(member, "\"username\":\"" + name + "\"");
      case WEIDU ->
          admin(number)
              .send(
                  "PUT",
                  "/weidu/api/v1/users/update",
                  "{\"id\":\"%s\",\"username\":\"%s\"}".formatted(publicId(member), name));
      case REGISTER ->
          nodes()
              .at(number)
              .send(
                  "POST",
                  "/api/register",
                  Caller.attributes("username", name, "password", Crew.PASSWORD),
                  Nodes.fromElsewhere());
    };
  }

  private Caller admin(int number) {
    return admins.get(number);
  }

  private static List<String> loser(List<Answer> answers) {
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    return answers.stream()
        .filter(answer -> answer.status() != 200)
        .findFirst()
        .map(RacingNamesTest::errors)
        .orElseThrow();
  }

  private static List<String> errors(Answer answer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .map(
            error ->
                "%s %s %s"
                    .formatted(
                        error.path("status").asText(),
                        error.path("code").asText(),
                        error.at("/source/pointer").asText()))
        .toList();
  }

  private static String publicId(long user) {
    return database().rows("select public_id from roster_user where id = " + user).get(0).get(0);
  }

  private static long holders(String column, String value) {
    return database()
        .number("select count(*) from roster_user where %s = '%s'".formatted(column, value));
  }
}
