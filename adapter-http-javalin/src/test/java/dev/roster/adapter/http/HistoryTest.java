package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history of a user over HTTP. */
class HistoryTest {

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void a_change_has_the_documented_shape() {
    trial.patch(5).by("reviewer").attributes("'status':3,'refuse_message':'why'").send();
    Answer answer = trial.get("/api/users/5/history").by("reviewer").send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo(
            Call.quoted(
                "{'data':[{'type':'user-changes','id':'2.status','attributes':{"
                    + "'attribute':'status','before':2,'after':3,'reason':'why','version':2,"
                    + "'created_at':'2026-03-02T12:00:00+08:00','actor_id':2}}],"
                    + "'links':{'first':'/api/users/5/history?page%5Bnumber%5D=1',"
                    + "'last':'/api/users/5/history?page%5Bnumber%5D=1'},"
                    + "'meta':{'total':1,'pageCount':1}}"));
  }

  @Test
  void every_attribute_has_its_own_type_and_secrets_have_none() {
    trial
        .patch(4)
        .by("admin")
        .attributes(
            "'newPassword':'a-new-password','mobile':'13912345678','email':'new@example.org',"
                + "'signature':'s','username':'renamed','groupId':[6,10],"
                + "'expired_at':'2030-01-01 00:00:00'")
        .send();
    List<String> changes = new ArrayList<>();
    trial
        .get("/api/users/4/history")
        .by("admin")
        .send()
        .at("/data")
        .forEach(
            change ->
                changes.add(
                    change.at("/attributes/attribute").textValue()
                        + " "
                        + change.at("/attributes/before")
                        + " "
                        + change.at("/attributes/after")));
    assertThat(changes)
        .contains(
            "signature \"\" \"s\"",
            "username \"member\" \"renamed\"",
            "groupId [10] [6,10]",
            "expired_at null \"2030-01-01T00:00:00+08:00\"",
            "mobile \"138****5678\" \"139****5678\"")
        .noneMatch(change -> change.contains("a-new-password") || change.contains("new@"))
        .hasSize(7);
  }

  @Test
  void numbers_of_the_profile_are_numbers() {
    trial.update().by("member").json("{'gender':'男','nickname':'n'}").send();
    Answer answer = trial.get("/api/users/4/history").by("member").send();
    assertThat(answer.at("/data")).hasSize(2);
    assertThat(answer.text()).contains("\"attribute\":\"gender\",\"before\":0,\"after\":1");
  }

  @Test
  void oneself_is_not_told_who_acted() {
    trial.patch(4).by("admin").attributes("'signature':'s'").send();
    Answer own = trial.get("/api/users/4/history").by("member").send();
    assertThat(Answer.names(own.at("/data/0/attributes"))).doesNotContain("actor_id");
    Answer editors = trial.get("/api/users/4/history").by("editor").send();
    assertThat(editors.at("/data/0/attributes/actor_id").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "member,4,200",
    "editor,4,200",
    "reviewer,4,200",
    "admin,4,200",
    "mini,4,403",
    "mini,4711,403",
    "editor,4711,404",
    "pending,5,403",
    "disabled,8,403",
  })
  void readers(String reader, long id, int status) {
    assertThat(trial.get("/api/users/" + id + "/history").by(reader).send().status())
        .isEqualTo(status);
  }

  @Test
  void pages_are_newest_first() {
    for (int i = 0; i < 5; i++) {
      trial.patch(4).by("member").attributes("'signature':'" + i + "'").send();
    }
    Answer page =
        trial.get("/api/users/4/history?page%5Blimit%5D=2&page%5Bnumber%5D=2").by("member").send();
    assertThat(page.at("/meta").toString()).isEqualTo("{\"total\":5,\"pageCount\":3}");
    assertThat(page.at("/data/0/id").textValue()).isEqualTo("4.signature");
    assertThat(page.at("/data/1/id").textValue()).isEqualTo("3.signature");
    Answer wrong = trial.get("/api/users/4/history?page%5Blimit%5D=x").by("member").send();
    assertThat(wrong.status()).isEqualTo(400);
  }
}
