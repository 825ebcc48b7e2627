package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.application.CreateUser;
import dev.roster.domain.profile.Username;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of users over HTTP: filters, order, pages, links, fewer fields, groups. */
class UserListTest {

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  private Answer list(String query) {
    return trial.get(encoded("/api/users" + query)).by("admin").send();
  }

  /** What the HTTP client of a test does not take as it is. */
  private static String encoded(String address) {
    return address.replace("[", "%5B").replace("]", "%5D").replace("王", "%E7%8E%8B");
  }

  private static List<Integer> ids(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<Integer> ids = new ArrayList<>();
    answer.at("/data").forEach(user -> ids.add(Integer.valueOf(user.path("id").textValue())));
    return ids;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 1,2,3,4,5,6,7,8,9,10",
        "?filter[id]=3,1; 1,3",
        "?filter[id]=3&filter[id]=4711; 3",
        "?filter[username]=member; 4",
        "?filter[username]=MEMBER; 4",
        "?filter[username]=mem*,*nored,*dito*; 3,4,7",
        "?filter[username]=mem%25; ''",
        "?filter[username]=m_ni; ''",
        "?filter[username]=王*; ''",
        "?filter[username]=*; 1,2,3,4,5,6,7,8,9,10",
        "?filter[mobile]=13812345678; 4",
        "?filter[mobile]=%2B86%20138-1234-5678; 4",
        "?filter[mobile]=13812345679; ''",
        "?filter[status]=mod; 5",
        "?filter[status]=ban,refuse,ignore; 6,7,8",
        "?filter[status]=normal&filter[username]=m*; 4,9",
        "?filter[group_id]=1; 1",
        "?filter[group_id][]=1&filter[group_id][]=11; 1,2",
        "?filter[group_id]=1,11,4711; 1,2",
        "?filter[id]=&filter[username]=&filter[mobile]=&filter[status]=&filter[bind]=; 1,2,3,4,5,6,7,8,9,10",
        "?sort=-id&page[limit]=3; 10,9,8",
        "?sort=id&page[limit]=3&page[number]=2; 4,5,6",
        "?page[limit]=3&page[number]=4; 10",
        "?page[limit]=3&page[number]=5; ''",
        "?page[size]=2; 1,2,3,4,5,6,7,8,9,10",
      })
  void who_is_listed(String query, String ids) {
    List<Integer> expected =
        ids.isEmpty() ? List.of() : List.of(ids.split(",")).stream().map(Integer::valueOf).toList();
    assertThat(ids(list(query))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "filter[id],x",
    "filter[id],0",
    "filter[id],01",
    "filter[id],-1",
    "filter[id],1.0",
    "filter[id],'1,'",
    "filter[id],'1,,2'",
    "filter[id],9007199254740992",
    "filter[id],%EF%BC%91",
    "filter[username],'a,'",
    "filter[mobile],mobile",
    "filter[mobile],138*",
    "filter[status],through",
    "filter[status],NORMAL",
    "filter[status],2",
    "filter[status],'mod,'",
    "filter[group_id],x",
    "filter[group_id],0",
    "filter[group_id][],x",
    "filter[isReal],yes",
    "filter[],x",
    "filter[id][],1",
    "sort,name",
    "sort,'id,createdAt'",
    "sort,+id",
    "page[limit],201",
    "page[limit],0",
    "page[number],0",
    "page[after],x",
    "include,wallet",
    "include,'groups,wallet'",
  })
  void what_is_not_understood_is_400_and_named(String name, String value) {
    Answer answer = list("?" + name + "=" + value);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly("invalid_document");
    assertThat(answer.at("/errors/0/source/parameter").textValue()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort", "filter[mobile]", "page[after]"})
  void what_can_be_said_once_is_not_said_twice(String name) {
    Answer answer = list("?" + name + "=&" + name + "=");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/source/parameter").textValue()).isEqualTo(name);
  }

  @Test
  void a_filter_names_at_most_two_hundred() {
    assertThat(ids(list("?filter[id]=" + numbers(200)))).hasSize(10);
    assertThat(list("?filter[id]=" + numbers(201)).status()).isEqualTo(400);
    assertThat(list("?filter[group_id]=" + numbers(201)).status()).isEqualTo(400);
    assertThat(list("?filter[username]=" + numbers(201)).status()).isEqualTo(400);
  }

  private static String numbers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  @Test
  void creation_is_an_order() {
    trial.clock.move(Duration.ofSeconds(1));
    create("later");
    assertThat(ids(list("?sort=-createdAt&page[limit]=2"))).containsExactly(11, 10);
    assertThat(ids(list("?sort=createdAt&page[limit]=2&page[number]=6"))).containsExactly(11);
  }

  private void create(String name) {
    Exchange.orRefuse(
        trial.roster.createUser().create(CreateUser.Command.named(new Username(name))));
  }

  @Test
  void each_row_is_what_its_reader_sees_of_that_user() {
    for (JsonNode row : list("?include=").at("/data")) {
      Answer alone = trial.get("/api/users/" + row.path("id").textValue()).by("admin").send();
      assertThat(row).isEqualTo(alone.at("/data"));
    }
    Answer pending = trial.get(encoded("/api/users?filter[status]=mod")).by("reviewer").send();
    assertThat(ids(pending)).containsExactly(5);
    assertThat(Answer.names(pending.at("/data/0/attributes")))
        .contains("registerReason")
        .doesNotContain("mobile", "originalMobile", "email");
  }

  @ParameterizedTest
  @CsvSource({
    "member,''",
    "editor,''",
    "reviewer,''",
    "reviewer,?filter[status]=normal",
    "reviewer,'?filter[status]=mod,normal'",
    "reviewer,?filter[status]=mod&filter[mobile]=13812345678",
  })
  void who_may_not_look_for_them_gets_403(String name, String query) {
    Answer answer = trial.get(encoded("/api/users" + query)).by(name).send();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errors()).containsExactly("permission_denied");
  }

  @Test
  void pages_by_number_know_the_total_and_lead_to_each_other() {
    Answer page = list("?page[limit]=3&filter[username]=*e*&page[number]=2&page[size]=9");
    assertThat(page.at("/meta").toString()).isEqualTo("{\"total\":7,\"pageCount\":3}");
    String rest = "/api/users?page%5Blimit%5D=3&filter%5Busername%5D=%2Ae%2A&page%5Bnumber%5D=";
    assertThat(Answer.map(page.at("/links")))
        .containsExactly(
            Map.entry("first", rest + "1&page%5Bsize%5D=9"),
            Map.entry("prev", rest + "1&page%5Bsize%5D=9"),
            Map.entry("next", rest + "3&page%5Bsize%5D=9"),
            Map.entry("last", rest + "3&page%5Bsize%5D=9"));
    Answer last = trial.get(page.at("/links/last").textValue()).by("admin").send();
    assertThat(ids(last)).hasSize(1);
    assertThat(Answer.names(last.at("/links"))).containsExactly("first", "prev", "last");
  }

  @Test
  void an_empty_list_has_one_page_and_behind_the_end_one_is_led_back() {
    Answer nobody = list("?filter[username]=nobody");
    assertThat(nobody.at("/meta").toString()).isEqualTo("{\"total\":0,\"pageCount\":0}");
    assertThat(Answer.names(nobody.at("/links"))).containsExactly("first", "last");
    assertThat(nobody.at("/included")).isEmpty();
    Answer beyond = list("?page[number]=99&page[limit]=5");
    assertThat(beyond.at("/links/prev").textValue()).contains("page%5Bnumber%5D=2");
    assertThat(beyond.at("/links/next").isMissingNode()).isTrue();
  }

  @Test
  void no_link_is_made_of_the_host_that_the_request_names() {
    Answer answer =
        Wire.send(
            trial.server.port(),
            new byte[0],
            "GET /api/users?x=%22%3E HTTP/1.1",
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "Authorization: Bearer " + trial.token("admin"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain("evil");
    assertThat(answer.at("/links/first").textValue())
        .isEqualTo("/api/users?x=%22%3E&page%5Bnumber%5D=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "-id", "createdAt", "-createdAt"})
  void pages_by_key_lead_through_everyone_once(String sort) {
    List<Integer> all = ids(list("?sort=" + sort));
    List<Integer> seen = new ArrayList<>();
    JsonNode next = list("?sort=" + sort + "&page[limit]=3&page[after]=").at("/links/first");
    while (next.isTextual()) {
      Answer page = trial.get(next.textValue()).by("admin").send();
      assertThat(page.at("/meta").isMissingNode()).isTrue();
      seen.addAll(ids(page));
      next = page.at("/links/next");
    }
    assertThat(seen).isEqualTo(all).hasSize(10);
  }

  @Test
  void who_comes_in_between_shifts_nothing() {
    Answer first = list("?sort=-createdAt&page[limit]=4&page[after]=");
    trial.clock.move(Duration.ofSeconds(1));
    create("later");
    Answer second = trial.get(first.at("/links/next").textValue()).by("admin").send();
    assertThat(ids(first)).containsExactly(10, 9, 8, 7);
    assertThat(ids(second)).containsExactly(6, 5, 4, 3);
  }

  @Test
  void a_key_that_was_touched_or_is_of_another_order_is_refused() {
    Answer first = list("?page[limit]=4&page[after]=");
    String link = first.at("/links/next").textValue();
    String key = link.substring(link.lastIndexOf('=') + 1);
    assertThat(list("?page[after]=" + key).status()).isEqualTo(200);
    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(refused(key.substring(0, i) + other + key.substring(i + 1))).isTrue();
    }
    String doubled = Base64.getUrlEncoder().withoutPadding().encodeToString((key + key).getBytes());
    for (String wrong : List.of(key + "A", key.substring(1), key + "%3D", doubled, "%00", "*")) {
      assertThat(refused(wrong)).as(wrong).isTrue();
    }
    assertThat(list("?sort=-id&page[after]=" + key).status()).isEqualTo(400);
    assertThat(list("?page[number]=1&page[after]=" + key).status()).isEqualTo(400);
    assertThat(list("?page[number]=1&page[after]=").at("/errors/0/source/parameter").textValue())
        .isEqualTo("page[after]");
  }

  private boolean refused(String key) {
    Answer answer = list("?page[after]=" + key);
    return answer.status() == 400
        && answer.at("/errors/0/source/parameter").textValue().equals("page[after]");
  }

  @Test
  void groups_are_linked_by_everyone_and_included_once() {
    trial.patch(4).by("admin").attributes("'groupId':[10,6]").send();
    Answer answer = list("?filter[id]=1,4,9");
    assertThat(answer.at("/data/1/relationships").toString())
        .isEqualTo(
            Call.quoted(
                "{'groups':{'data':[{'type':'groups','id':'6'},{'type':'groups','id':'10'}]}}"));
    assertThat(answer.at("/data/2/relationships/groups/data")).hasSize(1);
    assertThat(answer.at("/included").toString())
        .isEqualTo(
            Call.quoted(
                "[{'type':'groups','id':'1','attributes':{'id':1,'name':'管理员'}},"
                    + "{'type':'groups','id':'6','attributes':{'id':6,'name':'待付费'}},"
                    + "{'type':'groups','id':'10','attributes':{'id':10,'name':'普通会员'}}]"));
  }

  @Test
  void groups_are_left_out_where_that_is_asked_for_and_come_with_one_user_where_that_is() {
    Answer none = list("?include=");
    assertThat(Answer.names(none.json())).containsExactly("data", "links", "meta");
    assertThat(Answer.names(none.at("/data/0"))).containsExactly("type", "id", "attributes");
    Answer one = trial.get("/api/users/4?include=groups").by("member").send();
    assertThat(one.at("/included/0/attributes/name").textValue()).isEqualTo("普通会员");
    assertThat(one.at("/data/relationships/groups/data/0/id").textValue()).isEqualTo("10");
    Answer edited =
        trial
            .call("PATCH", "/api/users/4?include=groups")
            .by("member")
            .attributes("'signature':'new'")
            .send();
    assertThat(edited.at("/included")).hasSize(1);
    assertThat(Answer.names(trial.get("/api/users/4").by("member").send().json()))
        .containsExactly("data");
  }

  @Test
  void what_cannot_be_included_keeps_a_change_from_being_made() {
    Answer answer =
        trial
            .call("PATCH", "/api/users/4?include=wallet")
            .by("member")
            .attributes("'signature':'new'")
            .send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(trial.user(4).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"groups,wechat", "wechat,groups", "groups,dialog"})
  void the_official_clients_may_ask_for_what_others_own(String include) {
    Answer answer = trial.get("/api/users/4?include=" + include).by("member").send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/included")).hasSize(1);
  }

  @Test
  void in_the_strict_face_they_may_not_and_ids_are_not_repeated() {
    try (Trial strict = Trial.listening(s -> s.with(strictly(s.wire())))) {
      Answer refused = strict.get("/api/users/4?include=groups,wechat").by("member").send();
      assertThat(refused.status()).isEqualTo(400);
      Answer list = strict.get("/api/users?include=groups").by("admin").send();
      assertThat(list.status()).isEqualTo(200);
      assertThat(list.at("/data/0/attributes").has("id")).isFalse();
      assertThat(list.at("/included/0/attributes").has("id")).isFalse();
    }
  }

  private static HttpSettings.Wire strictly(HttpSettings.Wire wire) {
    return wire.with(JsonApi.STRICT);
  }

  @Test
  void only_the_fields_that_are_asked_for_are_shown() {
    Answer list = list("?fields[users]=username,status,nothing&fields[groups]=name&fields[x]=y");
    for (JsonNode user : list.at("/data")) {
      assertThat(Answer.names(user)).containsExactly("type", "id", "attributes");
      assertThat(Answer.names(user.path("attributes"))).containsExactly("username", "status");
    }
    assertThat(Answer.names(list.at("/included/0/attributes"))).containsExactly("name");
    Answer one = trial.get(encoded("/api/users/4?fields[users]=mobile")).by("mini").send();
    assertThat(one.at("/data").toString())
        .isEqualTo(Call.quoted("{'type':'users','id':'4','attributes':{}}"));
    Answer groups = list("?fields[users]=groups&page[limit]=1");
    assertThat(Answer.names(groups.at("/data/0"))).contains("relationships");
    assertThat(groups.at("/data/0/attributes")).isEmpty();
  }

  @Test
  void an_edit_shows_the_fields_that_are_asked_for_and_its_tag_is_theirs() {
    String address = encoded("/api/users/4?fields[users]=signature");
    Answer edited =
        trial.call("PATCH", address).by("member").attributes("'signature':'new'").send();
    assertThat(edited.attributes().toString()).isEqualTo("{\"signature\":\"new\"}");
    assertThat(edited.at("/meta/version").intValue()).isEqualTo(2);
    Answer read = trial.get(address).by("member").send();
    assertThat(read.header("ETag")).isEqualTo(edited.header("ETag")).isNotEmpty();
    Answer again =
        trial
            .call("PATCH", address)
            .by("member")
            .header("If-Match", read.header("ETag"))
            .attributes("'signature':'newer'")
            .send();
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  void notices_and_follows_have_links_too() {
    trial.patch(5).by("admin").attributes("'status':0").send();
    Answer notices =
        trial
            .get(encoded("/api/notification?filter[type]=system&page[limit]=1"))
            .by("pending")
            .send();
    assertThat(notices.at("/links/last").textValue())
        .isEqualTo(
            "/api/notification?filter%5Btype%5D=system&page%5Blimit%5D=1&page%5Bnumber%5D=1");
    Answer history = trial.get("/api/users/5/history").by("admin").send();
    assertThat(history.at("/links/first").textValue())
        .isEqualTo("/api/users/5/history?page%5Bnumber%5D=1");
  }
}
