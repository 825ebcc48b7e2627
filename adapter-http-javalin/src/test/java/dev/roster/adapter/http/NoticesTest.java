package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices over HTTP: their shape and language, pages, what marks them as read, deletion. */
class NoticesTest {

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void a_notice_has_the_documented_shape() {
    trial.patch(5).by("reviewer").attributes("'status':3,'refuse_message':'资料{username}不全'").send();
    Answer answer = trial.get("/api/notification").by("pending").send();
    assertThat(answer.status()).isEqualTo(200);
    String id = answer.at("/data/0/id").textValue();
    assertThat(answer.text())
        .isEqualTo(
            Call.quoted(
                "{'data':[{'type':'notification','id':'"
                    + id
                    + "','attributes':{'id':"
                    + id
                    + ",'type':'system','user_id':5,'read_at':'2026-03-02T12:00:00+08:00',"
                    + "'created_at':'2026-03-02T12:00:00+08:00','title':'审核拒绝通知',"
                    + "'content':'pending你好，你的注册申请审核不通过，原因：资料{username}不全',"
                    + "'raw':{'tpl_id':3}}}],'links':{'first':'/api/notification?page%5Bnumber%5D=1',"
                    + "'last':'/api/notification?page%5Bnumber%5D=1'},'meta':{'total':1,'pageCount':1}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "5,pending,{'status':0},2,审核通过通知",
    "5,pending,{'status':3},3,审核拒绝通知",
    "6,rejected,{'status':0},2,审核通过通知",
    "7,ignored,{'status':0},2,审核通过通知",
    "9,mini,{'groupId':6},12,用户角色调整通知",
  })
  void every_notice_that_is_owed_arrives(
      long id, String name, String sent, int template, String title) {
    trial.patch(id).by("admin").json("{'data':{'attributes':" + sent + "}}").send();
    Answer answer = trial.get("/api/notification").by(name).send();
    assertThat(answer.at("/data/0/attributes/raw/tpl_id").intValue()).isEqualTo(template);
    assertThat(answer.at("/data/0/attributes/title").textValue()).isEqualTo(title);
    assertThat(answer.at("/meta/total").intValue()).isEqualTo(1);
    assertThat(answer.text()).doesNotContain("admin");
  }

  @Test
  void disabling_and_enabling_leave_a_notice_each_and_ignoring_none() {
    disableAndEnable(4, 1);
    Answer answer = trial.get("/api/notification").token(trial.newToken("member")).send();
    assertThat(answer.at("/data/0/attributes/raw/tpl_id").intValue()).isEqualTo(11);
    assertThat(answer.at("/data/1/attributes/raw/tpl_id").intValue()).isEqualTo(10);
    assertThat(answer.at("/data/1/attributes/content").textValue()).endsWith("原因：无");
    trial.patch(5).by("reviewer").attributes("'status':4,'refuse_message':'x'").send();
    assertThat(trial.unread(5)).isZero();
  }

  @Test
  void it_is_written_in_the_language_of_the_reader() {
    trial.patch(5).by("reviewer").attributes("'status':3").send();
    Answer answer =
        trial.get("/api/notification").by("pending").header("Accept-Language", "en").send();
    assertThat(answer.at("/data/0/attributes/content").textValue())
        .contains("pending", "none given")
        .matches("\\p{ASCII}*");
  }

  @Test
  void reading_marks_what_was_shown_and_only_that() {
    disableAndEnable(9, 2);
    String token = trial.newToken("mini");
    assertThat(trial.unread(9)).isEqualTo(4);
    assertThat(trial.call("HEAD", "/api/notification").token(token).send().status()).isEqualTo(200);
    assertThat(
            trial.get("/api/notification?filter%5Btype%5D=replied").token(token).send().at("/data"))
        .isEmpty();
    assertThat(trial.unread(9)).isEqualTo(4);
    Answer page = trial.get(page(2, 3)).token(token).send();
    assertThat(page.at("/data")).hasSize(1);
    assertThat(page.at("/meta").toString()).isEqualTo("{\"total\":4,\"pageCount\":2}");
    assertThat(trial.unread(9)).isEqualTo(3);
    trial.get(page(1, 3)).token(token).send();
    assertThat(trial.unread(9)).isZero();
    Answer self = trial.get("/api/users/9").token(token).send();
    assertThat(self.attributes().path("unreadNotifications").intValue()).isZero();
  }

  @Test
  void pages_are_newest_first_and_end() {
    disableAndEnable(9, 2);
    String token = trial.newToken("mini");
    Answer all = trial.get("/api/notification").token(token).send();
    assertThat(all.at("/data")).hasSize(4);
    assertThat(all.at("/data/0/id").asLong()).isGreaterThan(all.at("/data/1/id").asLong());
    assertThat(trial.get(page(2, 1)).token(token).send().at("/data/0/id"))
        .isEqualTo(all.at("/data/1/id"));
    assertThat(trial.get(page(99, 20)).token(token).send().at("/data")).isEmpty();
    assertThat(trial.get(page(999_999, 200)).token(token).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "page[limit],0",
    "page[limit],-1",
    "page[limit],201",
    "page[limit],x",
    "page[limit],''",
    "page[limit],1e2",
    "page[limit],99999999999",
    "page[limit],%EF%BC%91",
    "page[number],0",
    "page[number],-1",
    "page[number],1.5",
    "page[number],10000000",
    "page[number],%201",
  })
  void a_page_of_another_form_is_400_and_names_its_parameter(String name, String value) {
    Answer answer = trial.get(encoded("/api/notification?" + name + "=" + value)).by("mini").send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly("invalid_document");
    assertThat(answer.at("/errors/0/source/parameter").textValue()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"system,1", "'system,replied',1", "'replied,liked',0", "'',0", "SYSTEM,0"})
  void a_filter_names_kinds(String filter, int found) {
    trial.patch(9).by("admin").attributes("'groupId':6").send();
    Answer answer =
        trial.get(encoded("/api/notification?filter[type]=" + filter)).by("mini").send();
    assertThat(answer.at("/data")).hasSize(found);
  }

  @Test
  void deletion_is_all_or_none_and_of_ones_own() {
    disableAndEnable(9, 1);
    trial.patch(4).by("admin").attributes("'groupId':6").send();
    String token = trial.newToken("mini");
    List<String> ids =
        trial.get("/api/notification").token(token).send().json().findValuesAsText("id").stream()
            .distinct()
            .toList();
    String foreign =
        trial.get("/api/notification").by("member").send().at("/data/0/id").textValue();
    for (String missing : List.of(foreign, "4711", "x", "", "-1", "01")) {
      Answer answer =
          trial
              .call("DELETE", "/api/notification/" + ids.get(0) + "," + missing)
              .token(token)
              .send();
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.errors()).containsExactly("model_not_found");
    }
    assertThat(total(token)).isEqualTo(2);
    String both = String.join(",", ids.get(0), ids.get(1), ids.get(0));
    Answer deleted = trial.call("DELETE", "/api/notification/" + both).token(token).send();
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.text()).isEmpty();
    assertThat(total(token)).isZero();
    assertThat(trial.call("DELETE", "/api/notification/" + both).token(token).send().status())
        .isEqualTo(404);
    assertThat(trial.get("/api/notification").by("member").send().at("/data")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/notification/", "/api/notification/,", "/api/notification/1%2C2"})
  void odd_lists_of_ids_delete_nothing(String path) {
    assertThat(trial.call("DELETE", path).by("mini").send().status()).isIn(404, 405);
  }

  private int total(String token) {
    return trial.get("/api/notification").token(token).send().at("/meta/total").intValue();
  }

  private void disableAndEnable(long id, int times) {
    for (int i = 0; i < times; i++) {
      trial.patch(id).by("admin").attributes("'status':1").send();
      trial.patch(id).by("admin").attributes("'status':0").send();
    }
  }

  private static String page(int number, int limit) {
    return encoded("/api/notification?page[number]=" + number + "&page[limit]=" + limit);
  }

  private static String encoded(String path) {
    return path.replace("[", "%5B").replace("]", "%5D");
  }
}
