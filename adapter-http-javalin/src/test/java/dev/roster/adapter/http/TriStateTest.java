package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Absent keeps, null removes or is refused, {@code ""} clears or means absent, a value replaces.
 */
class TriStateTest {

  private static final String PROFILE =
      "'signature':'old','mobile':'13900000001','email':'old@example.org',"
          + "'expired_at':'2030-01-01 00:00:00'";

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  /**
   * By an administrator for a member. {@code keeps}: nothing happens; {@code drops}: nothing
   * happens and it is said; {@code changes}; or a refusal.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // attribute                | null    | ""             | value
        "password                   | keeps   | keeps          | 'anything'            | drops  ",
        "newPassword                | keeps   | keeps          | 'a-new-password'      | changes",
        "password_confirmation      | keeps   | keeps          | 'a-new-password'      | drops  ",
        "payPassword                | keeps   | keeps          | '123456'              | 403    ",
        "pay_password_confirmation  | keeps   | keeps          | '123456'              | drops  ",
        "pay_password_token         | keeps   | keeps          | 'token'               | drops  ",
        "removePayPassword          | 422     | 422            | false                 | drops  ",
        "mobile                     | changes | changes        | '13912345678'         | changes",
        "email                      | changes | changes        | 'new@example.org'     | changes",
        "status                     | 422     | 422            | 1                     | changes",
        "status                     | 422     | 422            | '1'                   | changes",
        "refuse_message             | keeps   | keeps          | 'why'                 | drops  ",
        "signature                  | changes | changes        | 'new'                 | changes",
        "username                   | keeps   | keeps          | 'renamed'             | changes",
        "register_reason            | drops   | drops          | 'new'                 | drops  ",
        "groupId                    | 422     | 422            | 7                     | changes",
        "groupId                    | 422     | 422            | ['10','6']            | changes",
        "expired_at                 | changes | changes        | '2031-01-01 00:00:00' | changes",
      },
      quoteCharacter = '~')
  void every_attribute_by_an_administrator(
      String name, String whenNull, String whenEmpty, String value, String whenValue) {
    assertThat(trial.patch(4).by("admin").attributes(PROFILE).send().status()).isEqualTo(200);
    assertEffect(name, "null", whenNull);
    reset();
    assertEffect(name, "''", whenEmpty);
    reset();
    assertEffect(name, value, whenValue);
  }

  private void reset() {
    trial.patch(4).by("admin").attributes(PROFILE + ",'username':'member'").send();
  }

  private void assertEffect(String name, String value, String effect) {
    List<Object> before = trial.everything();
    Answer answer = trial.patch(4).by("admin").attributes("'" + name + "':" + value).send();
    String said = answer.at("/meta/changed").toString() + answer.at("/meta/ignored").toString();
    switch (effect) {
      case "keeps" -> assertThat(said).isEqualTo("[][]");
      case "drops" -> assertThat(said).startsWith("[][{").contains(name);
      case "changes" -> assertThat(said).isEqualTo("[\"" + name + "\"][]");
      default -> {
        assertThat(answer.status()).hasToString(effect);
        assertThat(answer.at("/errors/0/source/pointer").textValue())
            .isEqualTo("/data/attributes/" + name);
      }
    }
    if (!effect.equals("changes")) {
      assertThat(trial.everything()).isEqualTo(before);
    }
  }

  @Test
  void a_patch_of_one_attribute_keeps_all_others() {
    trial.patch(4).by("admin").attributes(PROFILE).send();
    ObjectNode before = (ObjectNode) trial.get("/api/users/4").by("admin").send().attributes();
    trial.patch(4).by("admin").attributes("'signature':'new'").send();
    JsonNode after = trial.get("/api/users/4").by("admin").send().attributes();
    assertThat(after).isEqualTo(before.put("signature", "new"));
  }

  @Test
  void the_administration_form_with_every_field_empty_changes_nothing() {
    List<Object> before = trial.everything();
    Answer answer =
        trial
            .patch(4)
            .by("admin")
            .attributes(
                "'username':'','password':'','newPassword':'','password_confirmation':'',"
                    + "'payPassword':'','pay_password_confirmation':null,'pay_password_token':'',"
                    + "'refuse_message':'','status':0,'groupId':[10],"
                    + "'mobile':'138****5678','email':'member@example.org','expired_at':null")
            .send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/meta/changed").toString()).isEqualTo("[]");
    assertThat(answer.at("/meta/version").intValue()).isEqualTo(1);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"member,4", "editor,4", "reviewer,4", "admin,4", "admin,1", "mini,9", "pending,5"})
  void sending_back_what_one_was_shown_changes_nothing(String actor, long id) {
    trial.patch(id).by("admin").attributes("'signature':'这是签名'").send();
    JsonNode shown = trial.get("/api/users/" + id).by(actor).send().at("/data");
    List<Object> before = trial.everything();
    Answer answer = trial.patch(id).by(actor).json("{'data':" + shown + "}").send();
    if (actor.equals("pending")) {
      assertThat(answer.errors()).containsExactly("register_validate");
    } else {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.attributes()).isEqualTo(shown.path("attributes"));
      assertThat(answer.at("/meta/changed").toString()).isEqualTo("[]");
      assertThat(answer.at("/meta/ignored").toString())
          .contains("{\"attribute\":\"username\",\"reason\":\"unchanged\"}")
          .contains("{\"attribute\":\"threadCount\",\"reason\":\"read_only\"}")
          .doesNotContain("unknown");
    }
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void what_is_not_applied_is_listed_with_why() {
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .attributes(
                "'signature':'new','username':'member','threadCount':99,'walletBalance':1e6,"
                    + "'isAdmin':true,'nickname':'x','register_reason':'x','__proto__':{'a':1}")
            .send();
    assertThat(answer.at("/meta").toString())
        .isEqualTo(
            Call.quoted(
                "{'changed':['signature'],'ignored':["
                    + "{'attribute':'username','reason':'unchanged'},"
                    + "{'attribute':'register_reason','reason':'not_applicable'},"
                    + "{'attribute':'threadCount','reason':'read_only'},"
                    + "{'attribute':'walletBalance','reason':'read_only'},"
                    + "{'attribute':'isAdmin','reason':'unknown'},"
                    + "{'attribute':'nickname','reason':'unknown'},"
                    + "{'attribute':'__proto__','reason':'unknown'}],'version':2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'from':2}               | 200 |                              ",
        "{'from':'2'}             | 200 |                              ",
        "{'from':2,'version':1}   | 200 |                              ",
        "{'version':1}            | 200 |                              ",
        "{'from':null}            | 200 |                              ",
        "{}                       | 200 |                              ",
        "{'more':{}}              | 200 |                              ",
        "{'from':0}               | 409 | stale                        ",
        "{'version':2}            | 409 | stale                        ",
        "{'version':0}            | 409 | stale                        ",
        "{'from':2,'version':9}   | 409 | stale                        ",
        "{'from':5}               | 400 | invalid_document /meta/from   ",
        "{'from':-1}              | 400 | invalid_document /meta/from   ",
        "{'from':'UNDER_REVIEW'}  | 400 | invalid_document /meta/from   ",
        "{'from':2.0}             | 400 | invalid_document /meta/from   ",
        "{'from':true}            | 400 | invalid_document /meta/from   ",
        "{'from':[2]}             | 400 | invalid_document /meta/from   ",
        "{'version':'x'}          | 400 | invalid_document /meta/version",
        "{'version':1.5}          | 400 | invalid_document /meta/version",
        "{'version':{}}           | 400 | invalid_document /meta/version",
        "{'version':18446744073709551616} | 400 | invalid_document /meta/version",
        "null                     | 400 | invalid_document /meta        ",
        "[]                       | 400 | invalid_document /meta        ",
        "'from'                   | 400 | invalid_document /meta        ",
      },
      quoteCharacter = '~')
  void what_it_was_decided_on_must_still_be_true(String meta, int status, String error) {
    Answer answer =
        trial
            .patch(5)
            .by("reviewer")
            .json("{'data':{'attributes':{'status':0}},'meta':" + meta + "}")
            .send();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.errors()).isEqualTo(error == null ? List.of() : List.of(error));
    assertThat(trial.user(5).status().code()).isEqualTo(status == 200 ? 0 : 2);
    if (status == 409) {
      assertThat(answer.at("/errors/0/meta").toString()).isEqualTo("{\"status\":2,\"version\":1}");
    }
  }
}
