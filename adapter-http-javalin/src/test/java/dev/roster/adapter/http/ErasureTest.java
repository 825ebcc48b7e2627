package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DELETE /api/users/{id}}. */
class ErasureTest {

  private final Trial trial = new Trial();

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void it_is_answered_with_nothing() {
    Answer answer = erase("admin", 4);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void the_official_clients_ask_for_it_by_post() {
    Call call = trial.post("/api/users/4").header("X-HTTP-Method-Override", "delete");
    assertThat(call.by("admin").send().status()).isEqualTo(204);
    assertThat(trial.get("/api/users/4").by("admin").send().status()).isEqualTo(404);
  }

  @Test
  void the_session_of_the_erased_is_ended_and_its_login_fails() {
    String publicId = trial.publicId("member");
    erase("admin", 4);
    assertThat(trial.get("/api/users/4").by("member").send().errors())
        .containsExactly("access_denied");
    assertThat(
            trial
                .post("/api/login")
                .attributes("'username':'member','password':'" + Trial.PASSWORD + "'")
                .send()
                .errors())
        .containsExactly("login_failed");
    assertThat(
            trial.get("/weidu/api/v1/users/info?user_id=" + publicId).by("admin").send().status())
        .isEqualTo(404);
  }

  @Test
  void a_second_time_it_is_not_found() {
    erase("admin", 4);
    assertThat(erase("admin", 4).errors()).containsExactly("model_not_found");
    assertThat(trial.patch(4).by("admin").attributes("'signature':'x'").send().status())
        .isEqualTo(404);
    assertThat(trial.get("/api/users/4/history").by("admin").send().status()).isEqualTo(404);
  }

  @Test
  void the_name_stays_taken_and_the_number_does_not() {
    erase("admin", 4);
    assertThat(trial.patch(3).by("admin").attributes("'username':'Member'").send().errors())
        .containsExactly("username_taken /data/attributes/username");
    assertThat(
            trial
                .patch(3)
                .by("admin")
                .attributes("'mobile':'" + Trial.MEMBERS_MOBILE + "'")
                .send()
                .status())
        .isEqualTo(200);
  }

  @Test
  void nobody_erases_itself() {
    assertThat(erase("admin", 1).errors()).containsExactly("permission_denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"04", "+4", "4e0", "-4", "0", "9223372036854775808", "x"})
  void an_address_that_is_no_number_erases_nobody(String id) {
    Answer answer = trial.call("DELETE", "/api/users/" + id).by("admin").send();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(trial.user(4).username().text()).isEqualTo("member");
  }

  private Answer erase(String actor, long id) {
    return trial.call("DELETE", "/api/users/" + id).by(actor).send();
  }
}
