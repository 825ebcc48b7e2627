package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees what, and in which type: typed from the tables of readers and owners. */
class ReadersTest {

  private static final List<String> EVERYONE =
      List.of(
          "id",
          "username",
          "avatarUrl",
          "threadCount",
          "followCount",
          "fansCount",
          "follow",
          "status",
          "signature",
          "joinedAt",
          "createdAt",
          "updatedAt",
          "canEdit",
          "canDelete",
          "canEditUsername");

  private static final List<String> SELF_AND_EDITORS =
      List.of(
          "mobile",
          "originalMobile",
          "email",
          "registerReason",
          "banReason",
          "registerIp",
          "lastLoginIp",
          "identity",
          "realname",
          "loginAt",
          "expiredAt",
          "usernameBout",
          "paid",
          "payTime",
          "unreadNotifications",
          "typeUnreadNotifications");

  private static final List<String> REVIEWERS = List.of("registerReason", "banReason");
  private static final List<String> SELF = List.of("canWalletPay", "walletBalance");

  private static Trial trial;

  @BeforeAll
  static void start() {
    trial = new Trial();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  @ParameterizedTest
  @CsvSource({
    "member,4,true,true",
    "mini,4,false,false",
    "editor,4,true,false",
    "admin,4,true,false",
    "reviewer,4,false,false",
    "pending,5,true,true",
    "ignored,7,true,true",
    "admin,1,true,true",
    "member,1,false,false",
    "editor,1,true,false",
  })
  void a_view_holds_exactly_what_its_reader_may_see(
      String reader, long id, boolean personal, boolean own) {
    Answer answer = trial.get("/api/users/" + id).by(reader).send();
    assertThat(Answer.names(answer.attributes()))
        .containsExactlyInAnyOrderElementsOf(expected(reader, personal, own));
    assertThat(Answer.names(answer.json())).containsExactly("data");
    assertThat(Answer.names(answer.at("/data"))).containsExactly("type", "id", "attributes");
  }

  @ParameterizedTest
  @CsvSource({
    "member,4,{},true,true",
    "editor,4,{},true,false",
    "admin,4,{},true,false",
    "reviewer,4,{},false,false",
    "editor,4,{'signature':'seen'},true,false",
    "reviewer,5,{'status':4},false,false",
  })
  void an_edit_answers_with_no_more(
      String actor, long id, String sent, boolean personal, boolean own) {
    Answer answer = trial.patch(id).by(actor).json("{'data':{'attributes':" + sent + "}}").send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Answer.names(answer.attributes()))
        .containsExactlyInAnyOrderElementsOf(expected(actor, personal, own));
    assertThat(Answer.names(answer.at("/meta"))).containsExactly("changed", "ignored", "version");
  }

  @Test
  void a_full_view_has_the_documented_types_and_values_in_the_seeds_order() {
    trial.patch(4).by("member").attributes("'signature':''").send();
    Answer answer = trial.get("/api/users/4").by("member").send();
    assertThat(answer.at("/data/id").textValue()).isEqualTo("4");
    assertThat(answer.attributes().toString())
        .isEqualTo(
            Call.quoted(
                "{'id':4,'username':'member','mobile':'138****5678','avatarUrl':'',"
                    + "'threadCount':30,'followCount':0,'fansCount':0,'follow':null,'status':0,"
                    + "'signature':'','loginAt':'2026-03-02T12:00:00+08:00',"
                    + "'joinedAt':'2026-03-02T12:00:00+08:00','expiredAt':null,"
                    + "'createdAt':'2026-03-02T12:00:00+08:00',"
                    + "'updatedAt':'2026-03-02T12:00:00+08:00','canEdit':true,'canDelete':false,"
                    + "'canWalletPay':false,'registerReason':'','banReason':'',"
                    + "'originalMobile':'13812345678','email':'member@example.org',"
                    + "'registerIp':'','lastLoginIp':'192.0.2.1','identity':'','realname':'',"
                    + "'walletBalance':12.5,'paid':true,'payTime':'2026-03-02T12:00:00+08:00',"
                    + "'unreadNotifications':8,'typeUnreadNotifications':{'replied':8},"
                    + "'usernameBout':0,'canEditUsername':true}"));
  }

  @Test
  void a_public_view_has_the_documented_values() {
    JsonNode seen = trial.get("/api/users/4").by("mini").send().attributes();
    assertThat(Answer.map(seen))
        .containsEntry("follow", 0)
        .containsEntry("canEdit", false)
        .containsEntry("canDelete", false)
        .containsEntry("canEditUsername", false)
        .containsEntry("threadCount", 30);
  }

  @Test
  void unread_notices_are_an_object_also_when_there_are_none() {
    JsonNode seen = trial.get("/api/users/9").by("mini").send().attributes();
    assertThat(seen.path("typeUnreadNotifications").toString()).isEqualTo("{}");
    assertThat(seen.path("unreadNotifications").isInt()).isTrue();
    assertThat(seen.path("mobile").textValue()).isEmpty();
    assertThat(seen.path("email").textValue()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"+447700900123,+44****23", "+8613912345678,139****5678", "+12025550123,+1****23"})
  void a_number_is_masked_as_its_country_does(String number, String masked) {
    try (Trial other = new Trial()) {
      Answer answer = other.patch(4).by("admin").attributes("'mobile':'" + number + "'").send();
      assertThat(answer.attributes().path("mobile").textValue()).isEqualTo(masked);
      assertThat(other.get("/api/users/4").by("mini").send().text()).doesNotContain(masked);
    }
  }

  @Test
  void the_reason_of_a_ban_is_shown_while_it_lasts() {
    try (Trial other = new Trial()) {
      other.patch(4).by("admin").attributes("'status':1,'refuse_message':'spam'").send();
      assertThat(reason(other)).isEqualTo("spam");
      other.patch(4).by("admin").attributes("'status':0,'refuse_message':'sorry'").send();
      assertThat(reason(other)).isEmpty();
    }
  }

  private static String reason(Trial other) {
    return other
        .get("/api/users/4")
        .by("reviewer")
        .send()
        .attributes()
        .path("banReason")
        .textValue();
  }

  private static List<String> expected(String reader, boolean personal, boolean own) {
    List<String> names = new ArrayList<>(EVERYONE);
    if (personal) {
      names.addAll(SELF_AND_EDITORS);
    } else if (reader.equals("reviewer")) {
      names.addAll(REVIEWERS);
    }
    if (own) {
      names.addAll(SELF);
    }
    return names;
  }
}
