package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the screens of Discuz! Q's own clients send, in their words, and what those clients read of
 * the answer: the web and mobile front ends, the administration pages, and a third administration.
 *
 * <p>None of them sends {@code PATCH}: they {@code POST} with {@code X-HTTP-Method-Override}.
 */
class OfficialClientsTest {

  private final Trial trial = new Trial();
  private String token;

  @BeforeEach
  void asMember() {
    token = trial.token("member");
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private void as(String name) {
    token = trial.token(name);
  }

  private Answer patch(String path, String body) {
    return trial
        .post(path)
        .token(token)
        .header("X-HTTP-Method-Override", "patch")
        .json(body)
        .send();
  }

  /** As the front ends do, through their JSON:API library: with type and id. */
  private Answer save(long id, String attributes) {
    return patch(
        "/api/users/" + id,
        "{'data':{'type':'users','id':'" + id + "','attributes':{" + attributes + "}}}");
  }

  /** As the administration pages do: attributes and nothing else. */
  private Answer submit(long id, String attributes) {
    return patch("/api/users/" + id, "{'data':{'attributes':{" + attributes + "}}}");
  }

  private static void isDone(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().has("errors")).isFalse();
    assertThat(answer.attributes().isObject()).isTrue();
  }

  /** They show {@code detail[0]}, and the translated code where there is none. */
  private static void isRefused(Answer answer, String code, String detail) {
    assertThat(answer.at("/errors/0/code").textValue()).as(answer.text()).isEqualTo(code);
    assertThat(answer.at("/errors/0/detail/0").textValue()).isEqualTo(detail);
    assertThat(answer.at("/errors/0/status").textValue())
        .isEqualTo(Integer.toString(answer.status()));
  }

  private boolean logsIn(String name, String password) {
    return trial
            .post("/api/login")
            .attributes("'username':'" + name + "','password':'" + password + "'")
            .send()
            .status()
        == 200;
  }

  @Test
  void the_password_screen_changes_the_password_and_keeps_the_session() {
    String wanted = "'newPassword':'a-new-password','password_confirmation':'a-new-password'";
    isRefused(save(4, "'password':'wrong'," + wanted), "not_match_used_password", "原密码不正确");
    isDone(save(4, "'password':'" + Trial.PASSWORD + "'," + wanted));
    assertThat(logsIn("member", "a-new-password")).isTrue();
    assertThat(trial.get("/api/users/4").token(token).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'password':'',", "'password':null,"})
  void the_first_password_needs_no_other(String current) {
    as("mini");
    isDone(
        save(
            9,
            current + "'newPassword':'a-new-password','password_confirmation':'a-new-password'"));
    assertThat(logsIn("mini", "a-new-password")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'pay_password_token':'',", "'pay_password_token':null,"})
  void the_wallet_sets_the_first_pay_password_and_changes_it_with_a_token(String none) {
    isDone(save(4, none + payPassword("135790")));
    Answer wrong = reset("000000");
    assertThat(wrong.status()).isEqualTo(422);
    String payToken = reset("135790").at("/data/id").textValue();
    Answer changed = save(4, "'pay_password_token':'" + payToken + "'," + payPassword("246801"));
    isDone(changed);
    assertThat(changed.attributes().path("canWalletPay").booleanValue()).isTrue();
    Answer again = save(4, "'pay_password_token':'" + payToken + "'," + payPassword("975310"));
    isRefused(again, "token_invalid", "令牌无效或已过期");
  }

  private static String payPassword(String digits) {
    return "'payPassword':'" + digits + "','pay_password_confirmation':'" + digits + "'";
  }

  private Answer reset(String payPassword) {
    return trial
        .post("/api/users/pay-password/reset")
        .token(token)
        .attributes("'pay_password':'" + payPassword + "'")
        .send();
  }

  @Test
  void the_name_screen_renames_once_and_says_why_not_twice() {
    Answer renamed = save(4, "'username':'新名字'");
    isDone(renamed);
    assertThat(renamed.attributes().path("username").textValue()).isEqualTo("新名字");
    assertThat(renamed.attributes().path("canEditUsername").booleanValue()).isFalse();
    isRefused(save(4, "'username':'again'"), "user_username_bout_limit_error", "用户名修改次数已用完");
  }

  @Test
  void the_signature_screen_writes_and_clears() {
    assertThat(save(4, "'signature':'你好 👋'").attributes().path("signature").textValue())
        .isEqualTo("你好 👋");
    assertThat(save(4, "'signature':''").attributes().path("signature").textValue()).isEmpty();
  }

  @Test
  void the_profile_screens_ask_for_groups_and_for_what_others_own() {
    Answer self = trial.get("/api/users/4?include=groups,wechat").token(token).send();
    assertThat(self.at("/included/0/type").textValue()).isEqualTo("groups");
    assertThat(self.at("/included/0/attributes/name").textValue()).isEqualTo("普通会员");
    assertThat(self.attributes().path("originalMobile").textValue())
        .isEqualTo(Trial.MEMBERS_MOBILE);
    Answer other = trial.get("/api/users/9?include=groups,dialog").token(token).send();
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void the_management_of_members_changes_many_at_once() {
    as("admin");
    Answer disabled =
        patch(
            "/api/users",
            "{'data':[{'attributes':{'id':4,'status':1}},{'attributes':{'id':9,'status':1}}]}");
    assertThat(disabled.status()).isEqualTo(200);
    assertThat(disabled.at("/data/0/attributes/succeed").booleanValue()).isTrue();
    assertThat(disabled.at("/data/1/attributes/error").isNull()).isTrue();
    assertThat(trial.user(9).status().code()).isEqualTo(1);
    patch("/api/users", "{'data':[{'attributes':{'id':4,'status':0}}]}");
    assertThat(trial.user(4).status().code()).isZero();
    patch("/api/users", "{'data':[{'attributes':{'id':4,'groupId':6}}]}");
    assertThat(trial.user(4).membership().paid()).isFalse();
  }

  @Test
  void the_management_of_members_finds_the_words_that_it_looks_for() {
    Answer answer = patch("/api/users", "{'data':[{'attributes':{'id':9,'status':1}}]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/data/0/attributes/error").textValue()).isEqualTo("Permission Denied");
    assertThat(trial.user(9).status().code()).isZero();
  }

  @Test
  void the_web_disables_one_and_is_told_so() {
    as("reviewer");
    Answer answer = submit(4, "'status':1");
    isDone(answer);
    assertThat(answer.attributes().path("status").intValue()).isEqualTo(1);
    assertThat(logsIn("member", Trial.PASSWORD)).isFalse();
  }

  @Test
  void the_details_form_always_sends_every_field() {
    as("admin");
    JsonNode shown =
        trial.get("/api/users/4?include=wechat,groups").token(token).send().attributes();
    Answer answer =
        submit(
            4,
            "'newPassword':'','mobile':'"
                + shown.path("originalMobile").textValue()
                + "','groupId':['10'],'status':"
                + shown.path("status").intValue()
                + ",'refuse_message':'','expired_at':'','username':'"
                + shown.path("username").textValue()
                + "','password':'','password_confirmation':''");
    isDone(answer);
    assertThat(answer.at("/meta/changed")).isEmpty();
    assertThat(trial.user(4).version()).isEqualTo(1);
    assertThat(trial.unread(4)).isZero();
  }

  @Test
  void the_details_form_changes_what_was_changed_in_it() {
    as("admin");
    Answer answer =
        submit(
            6,
            "'newPassword':'a-new-password','mobile':'13900000000','groupId':['10','6'],'status':0,"
                + "'refuse_message':'','expired_at':'2030-01-01 00:00:00','username':'accepted',"
                + "'password':'','password_confirmation':''");
    isDone(answer);
    assertThat(answer.at("/meta/changed")).hasSize(6);
    assertThat(logsIn("accepted", "a-new-password")).isTrue();
    Answer refused = submit(4, "'newPassword':'','mobile':'13900000000','status':0");
    isRefused(refused, "mobile_is_already_bind", "手机号已被绑定");
  }

  @Test
  void the_search_sends_every_filter_and_reads_the_first_group_of_everyone() {
    as("admin");
    Answer list =
        trial
            .get(
                "/api/users?filter%5Busername%5D=&filter%5Bid%5D=&filter%5Bgroup_id%5D=10"
                    + "&filter%5Bmobile%5D=&filter%5Bstatus%5D=normal&filter%5Bbind%5D="
                    + "&page%5Blimit%5D=15&page%5Bnumber%5D=1")
            .token(token)
            .send();
    assertThat(list.at("/meta/total").intValue()).isEqualTo(3);
    assertThat(list.at("/meta/pageCount").intValue()).isEqualTo(1);
    StringBuilder items = new StringBuilder();
    for (JsonNode row : list.at("/data")) {
      String group = row.at("/relationships/groups/data/0/id").textValue();
      items
          .append(items.isEmpty() ? "" : ",")
          .append("{'attributes':{'id':" + row.at("/attributes/id").intValue())
          .append(",'groupId':" + group + ",'status':1}}");
    }
    Answer disabled = patch("/api/users", "{'data':[" + items + "]}");
    assertThat(disabled.json().findValues("succeed")).hasSize(3).allMatch(JsonNode::booleanValue);
    assertThat(trial.history(4)).hasSize(1);
  }

  @Test
  void the_search_disables_one_with_a_reason() {
    as("admin");
    isDone(submit(4, "'status':1,'refuse_message':'广告'"));
    assertThat(trial.user(4).standing().banReason().text()).isEqualTo("广告");
  }

  @Test
  void the_review_lists_who_waits() {
    as("reviewer");
    Answer list =
        trial
            .get("/api/users?filter%5Bstatus%5D=mod&page%5Bnumber%5D=1&page%5Bsize%5D=10")
            .token(token)
            .send();
    assertThat(list.at("/meta").toString()).isEqualTo("{\"total\":1,\"pageCount\":1}");
    assertThat(list.at("/data/0/attributes/registerReason").textValue()).isEqualTo("please");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':0 -> 0",
        "'status':3,'refuse_message':'资料不全' -> 3",
        "'status':3,'refuse_message':null -> 3",
        "'status':3 -> 3",
        "'status':'4' -> 4",
      })
  void the_review_decides_one(String decision) {
    as("reviewer");
    String[] sides = decision.split(" -> ");
    Answer answer = submit(5, sides[0]);
    isDone(answer);
    assertThat(answer.attributes().path("status").asText()).isEqualTo(sides[1]);
  }

  @Test
  void the_review_approves_many() {
    as("reviewer");
    Answer answer = patch("/api/users", "{'data':[{'attributes':{'id':5,'status':'0'}}]}");
    assertThat(answer.at("/data/0/attributes/succeed").booleanValue()).isTrue();
    assertThat(trial.unread(5)).isEqualTo(1);
  }

  /** Of the same screen and of the third administration; Discuz! Q disables them unseen. */
  @Test
  void a_rejection_that_means_disabling_is_refused_for_each() {
    as("reviewer");
    List<Object> before = trial.everything();
    Answer many =
        patch(
            "/api/users",
            "{'data':[{'attributes':{'id':5,'status':'1','refuse_message':'资料不全'}}]}");
    assertThat(many.status()).isEqualTo(200);
    assertThat(many.at("/data/0/attributes/succeed").booleanValue()).isFalse();
    assertThat(many.at("/data/0/attributes/error").textValue())
        .isEqualTo("status_transition_not_allowed");
    Answer one = submit(5, "'status':1,'refuse_message':'资料不全'");
    assertThat(one.status()).isEqualTo(409);
    assertThat(one.at("/errors/0/code").textValue()).isEqualTo("status_transition_not_allowed");
    assertThat(one.at("/errors/0/detail/0").textValue()).isNotEmpty();
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void the_third_administration_approves() {
    as("reviewer");
    isDone(submit(5, "'status':0"));
  }

  @Test
  void the_ignoring_of_many_names_no_user() {
    as("reviewer");
    Answer answer = patch("/api/users/5,6", "{'data':{'attributes':{'id':[5,6],'status':'4'}}}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/errors/0/code").textValue()).isEqualTo("model_not_found");
    assertThat(trial.user(5).status().code()).isEqualTo(2);
  }
}
