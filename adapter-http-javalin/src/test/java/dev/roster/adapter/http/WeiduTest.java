package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seed 000's request and the interfaces around it. */
class WeiduTest {

  /** Literally what seed 000's curl sends. */
  static final String SEED_000 =
      "{\"id\":\"erb4krcbbirbtcwnhwopeizz5o\",\"username\":\"z3133549872957399\",\"nickname\":\"\","
          + "\"avatar_url\":\"\",\"city\":\"\",\"province\":\"\",\"country\":\"\",\"gender\":0,"
          + "\"desc\":\"\",\"major\":\"\"}";

  private static final String SEED_USER = "z3133549872957399";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void the_curl_of_the_seed_answers_the_documented_envelope() {
    Answer answer = trial.update().by(SEED_USER).header("Content-Type", FORM).body(SEED_000).send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type"))
        .isEqualToIgnoringWhitespace("application/json;charset=utf-8");
    assertThat(answer.text())
        .isEqualTo(
            Call.quoted(
                "{'code':200,'result':'ok','user_info':{'id':'erb4krcbbirbtcwnhwopeizz5o',"
                    + "'create_at':1772424000000,'update_at':1772424000000,"
                    + "'username':'z3133549872957399','real_name_verified':false,'nickname':'',"
                    + "'avatar_url':'','city':'','province':'','country':'','gender':0,"
                    + "'roles':'general_user','desc':'','major':'','level':'',"
                    + "'refund_rate':0.25,'dispute_rate':0.5,'serve_num':3,'work_num':2,"
                    + "'last_password_update':0}}"));
    assertThat(trial.history(10)).isEmpty();
  }

  @Test
  void without_a_token_it_is_1000() {
    Answer answer = trial.update().header("Content-Type", FORM).body(SEED_000).send();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"code\":1000,\"result\":\"请先登录\"}");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"roster\"");
  }

  @Test
  void everything_that_the_seed_lists_is_stored_and_answered() {
    Answer answer =
        trial
            .update()
            .by("member")
            .json(
                "{'username':'新名字','nickname':'昵称','avatar_url':'https://img.example/a.png',"
                    + "'city':'深圳','province':'广东','country':'中国','gender':'女','level':'L3',"
                    + "'major':'摄影','desc':'简介 😀'}")
            .send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Answer.map(answer.at("/user_info")))
        .containsEntry("username", "新名字")
        .containsEntry("nickname", "昵称")
        .containsEntry("avatar_url", "https://img.example/a.png")
        .containsEntry("city", "深圳")
        .containsEntry("province", "广东")
        .containsEntry("country", "中国")
        .containsEntry("gender", 2)
        .containsEntry("level", "L3")
        .containsEntry("major", "摄影")
        .containsEntry("desc", "简介 😀")
        .doesNotContainKeys("password", "mobile")
        .hasSize(20);
    assertThat(trial.get("/api/users/4").by("mini").send().attributes().path("avatarUrl").asText())
        .isEqualTo("https://img.example/a.png");
  }

  @Test
  void absent_and_null_keep_and_empty_clears() {
    trial.update().by("member").json("{'nickname':'n','city':'c','gender':1,'desc':'d'}").send();
    Answer kept = trial.update().by("member").json("{'nickname':null,'gender':null}").send();
    assertThat(Answer.map(kept.at("/user_info")))
        .containsEntry("nickname", "n")
        .containsEntry("city", "c")
        .containsEntry("gender", 1);
    Answer cleared =
        trial.update().by("member").json("{'nickname':'','gender':'','desc':''}").send();
    assertThat(Answer.map(cleared.at("/user_info")))
        .containsEntry("nickname", "")
        .containsEntry("city", "c")
        .containsEntry("gender", 0)
        .containsEntry("desc", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'desc':'a'}                        | a ",
        "{'description':'b'}                 | b ",
        "{'desc':'a','description':'b'}      | a ",
        "{'description':'b','desc':'a'}      | a ",
        "{'desc':null,'description':'b'}     | old ",
        "{'desc':'','description':'b'}       | '' ",
        "{'description':null}                | old ",
        "{'description':''}                  | '' ",
      },
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '~')
  void description_is_read_where_desc_is_absent(String body, String stored) {
    trial.update().by("member").json("{'desc':'old'}").send();
    Answer answer = trial.update().by("member").json(body).send();
    assertThat(answer.at("/user_info/desc").textValue()).isEqualTo(stored.replace("''", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "nickname,64",
    "city,64",
    "province,64",
    "country,64",
    "level,32",
    "major,128",
    "desc,1024",
    "description,1024",
    "username,32"
  })
  void limits_count_characters(String name, int limit) {
    for (String one : name.equals("username") ? List.of("a", "新") : List.of("a", "新", "😀")) {
      String fits = "{'" + name + "':'" + one.repeat(limit) + "'}";
      assertThat(trial.update().by("editor").json(fits).send().status()).isEqualTo(200);
      String tooLong = "{'" + name + "':'" + one.repeat(limit + 1) + "'}";
      Answer answer = trial.update().by("editor").json(tooLong).send();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.refusal()).isEqualTo("400 " + name);
      assertThat(answer.at("/result").textValue()).contains(Integer.toString(limit));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0      | 0", "1      | 1", "2       | 2", "'0'     | 0", "'1'   | 1", "'2' | 2",
        "''     | 0", "'男'   | 1", "'女'    | 2", "'未知'  | 0", "3     | -", "-1  | -",
        "'3'    | -", "'male' | -", "1.0     | -", "true    | -", "[1]   | -", "{}  | -",
        "'01'   | -", "' 1'   | -", "'１'    | -", "'null'  | -", "99999999999999999999 | -",
      })
  void gender(String sent, String stored) {
    Answer answer = trial.update().by("member").json("{'gender':" + sent + "}").send();
    if (stored.equals("-")) {
      assertThat(answer.refusal()).isEqualTo("400 gender");
    } else {
      assertThat(answer.at("/user_info/gender").toString()).isEqualTo(stored);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'username':''                             | 400 username",
        "'username':'a b'                          | 400 username",
        "'username':'13912345678'                  | 400 username",
        "'username':'root'                         | 400 username",
        "'username':'аdmin'                        | 400 username",
        "'username':5                              | 400 username",
        "'username':'EDITOR'                       | 409 username",
        "'nickname':5                              | 400 nickname",
        "'nickname':['a']                          | 400 nickname",
        "'city':{}                                 | 400 city",
        "'desc':true                               | 400 desc",
        "'description':true                        | 400 description",
        "'avatar_url':'http://img.example/a.png'   | 400 avatar_url",
        "'avatar_url':'https://u:p@img.example/a'  | 400 avatar_url",
        "'avatar_url':'javascript:alert(1)'        | 400 avatar_url",
        "'avatar_url':'../a.png'                   | 400 avatar_url",
        "'avatar_url':'/a.png'                     | 400 avatar_url",
        "'avatar_url':'//evil.example/a'           | 400 avatar_url",
        "'avatar_url':'a\\\\b'                     | 400 avatar_url",
        "'avatar_url':'a\\u0000b'                  | 400 avatar_url",
        "'id':''                                   | 400 id",
        "'id':4                                    | 400 id",
        "'id':'4'                                  | 400 id",
        "'id':'ERB4KRCBBIRBTCWNHWOPEIZZ5O'         | 400 id",
        "'id':['erb4krcbbirbtcwnhwopeizz5o']       | 400 id",
        "'id':'erb4krcbbirbtcwnhwopeizz5o'         | 403",
        "'id':'yyyyyyyyyyyyyyyyyyyyyyyyyy'         | 403",
      })
  void refusals_name_the_field_and_store_nothing(String members, String refusal) {
    List<Object> before = trial.everything();
    Answer answer = trial.update().by("member").json("{" + members + ",'level':'x'}").send();
    assertThat(answer.refusal()).isEqualTo(refusal);
    assertThat(answer.status()).hasToString(refusal.substring(0, 3));
    assertThat(answer.json().has("user_info")).isFalse();
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void others_are_edited_by_editors_alone_and_plain_users_learn_nothing() {
    String known = "{'id':'" + trial.publicId("mini") + "','nickname':'x'}";
    String unknown = "{'id':'" + "y".repeat(26) + "','nickname':'x'}";
    assertThat(trial.update().by("member").json(known).send().text())
        .isEqualTo(trial.update().by("member").json(unknown).send().text());
    Answer edited = trial.update().by("editor").json(known).send();
    assertThat(edited.at("/user_info/nickname").textValue()).isEqualTo("x");
    assertThat(edited.at("/user_info/id").textValue()).isEqualTo(trial.publicId("mini"));
    assertThat(trial.update().by("editor").json(unknown).send().refusal()).isEqualTo("404");
    String more = known.replace("'x'", "'y'");
    assertThat(trial.update().by("reviewer").json(more).send().refusal()).startsWith("403");
  }

  @Test
  void what_the_server_owns_is_ignored() {
    List<Object> before = trial.everything();
    Answer answer =
        trial
            .update()
            .by("member")
            .json(
                "{'password':'hacked-it','newPassword':'hacked-it','roles':'system_admin',"
                    + "'groupId':1,'mobile':'13900000000','email':'x@example.org','status':1,"
                    + "'signature':'x','refund_rate':0,'serve_num':999,'work_num':'x',"
                    + "'create_at':0,'last_password_update':1,'real_name_verified':true,"
                    + "'payPassword':'123456','unknown':{'a':[1]}}")
            .send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/user_info/roles").textValue()).isEqualTo("general_user");
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void renaming_twice_is_403() {
    assertThat(trial.update().by("member").json("{'username':'one'}").send().status())
        .isEqualTo(200);
    assertThat(trial.update().by("member").json("{'username':'two'}").send().refusal())
        .isEqualTo("403 username");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "rejected", "ignored", "disabled"})
  void who_is_not_normal_edits_nothing(String name) {
    assertThat(trial.update().by(name).json("{'nickname':'x'}").send().refusal()).isEqualTo("403");
  }

  @ParameterizedTest
  @CsvSource({
    "member,member,138****5678",
    "editor,member,138****5678",
    "mini,member,none",
    "reviewer,member,none",
    "mini,mini,''"
  })
  void info_shows_the_masked_mobile_to_its_readers(String reader, String target, String mobile) {
    Answer answer =
        trial.get("/weidu/api/v1/users/info?user_id=" + trial.publicId(target)).by(reader).send();
    assertThat(answer.at("/code").intValue()).isEqualTo(200);
    assertThat(answer.at("/user_info/mobile").asText("none")).isEqualTo(mobile);
  }

  @Test
  void me_is_oneself() {
    Answer answer = trial.get("/weidu/api/v1/users/me").by("admin").send();
    assertThat(answer.at("/user_info/username").textValue()).isEqualTo("admin");
    assertThat(answer.at("/user_info/roles").textValue()).isEqualTo("system_admin");
  }

  @Test
  void a_login_hands_out_a_token_in_a_header() {
    Answer answer =
        trial
            .post("/weidu/api/v1/users/login")
            .body("{\"login_id\":\"138 1234 5678\",\"password\":\"roster-demo\"}")
            .send();
    assertThat(answer.status()).isEqualTo(200);
    String token = answer.header("Token");
    assertThat(token).matches("[a-z0-9]{26}");
    assertThat(answer.text()).doesNotContain(token, "password\"");
    Answer me = trial.get("/weidu/api/v1/users/me").token(token).send();
    assertThat(me.at("/user_info/username").textValue()).isEqualTo("member");
  }

  @Test
  void a_wrong_login_is_40013_and_the_sixth_40021() {
    for (int i = 0; i < 5; i++) {
      Answer wrong = logIn("member", "wrong");
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(wrong.refusal()).isEqualTo("40013");
    }
    Answer locked = logIn("member", Trial.PASSWORD);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.refusal()).isEqualTo("40021");
    assertThat(locked.header("Retry-After")).isEqualTo("900");
    assertThat(logIn("nobody", "wrong").refusal()).isEqualTo("40013");
    assertThat(logIn("disabled", Trial.PASSWORD).refusal()).isEqualTo("403");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                | 400 login_id",
        "{'login_id':'member'}             | 400 password",
        "{'login_id':5,'password':'x'}     | 400 login_id",
        "{'login_id':'member','password':null} | 400 password",
      },
      quoteCharacter = '~')
  void a_login_without_its_members_is_400(String body, String refusal) {
    assertThat(trial.post("/weidu/api/v1/users/login").json(body).send().refusal())
        .isEqualTo(refusal);
  }

  private Answer logIn(String name, String password) {
    return trial
        .post("/weidu/api/v1/users/login")
        .json("{'login_id':'" + name + "','password':'" + password + "'}")
        .send();
  }
}
