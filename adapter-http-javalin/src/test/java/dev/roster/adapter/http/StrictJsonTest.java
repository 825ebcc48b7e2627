package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON, no object, or could be read in two ways store nothing. */
class StrictJsonTest {

  private static final String GOOD = "{\"data\":{\"attributes\":{\"signature\":\"new\"}}}";
  private static Trial trial;

  @BeforeAll
  static void start() {
    trial = new Trial();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        body("", "malformed_json"),
        body("   \r\n\t", "malformed_json"),
        body("{", "malformed_json"),
        body("nothing", "malformed_json"),
        body("{'data':{'attributes':{'signature':'new'}}", "malformed_json"),
        body("{'data':{'attributes':{'signature':'new'}},}", "malformed_json"),
        body("{'data':{'attributes':{'signature':'new',}}}", "malformed_json"),
        body("/* c */ {'data':{}}", "malformed_json"),
        body("{'data':{} // c\n}", "malformed_json"),
        body("{'data':{} # c\n}", "malformed_json"),
        body("{data:{}}", "malformed_json"),
        raw("{'data':{}}".getBytes(StandardCharsets.UTF_8), "malformed_json"),
        body("{'data':NaN}", "malformed_json"),
        body("{'data':Infinity}", "malformed_json"),
        body("{'data':{'id':04}}", "malformed_json"),
        body("{'data':{'id':+4}}", "malformed_json"),
        body("{'data':{'id':4.}}", "malformed_json"),
        body("{'data':{'id':.4}}", "malformed_json"),
        body("{'data':{'id':0x4}}", "malformed_json"),
        body("{'data':True}", "malformed_json"),
        body("{'data':'\\x41'}", "malformed_json"),
        body("{'data':'\\u12'}", "malformed_json"),
        body("{'data':'\\u5\u0436f6'}", "malformed_json"),
        body("{'data':'\\u\u0130\u0130\u0130\u0130'}", "malformed_json"),
        body("{'data':'\\u\uFF10\uFF10\uFF14\uFF11'}", "malformed_json"),
        body("{'data':'a\nb'}", "malformed_json"),
        body("{'data':'a\u0000b'}", "malformed_json"),
        body("{'data':{'id':" + "9".repeat(2_000) + "}}", "malformed_json"),
        body("{'" + "n".repeat(60_000) + "':1}", "malformed_json"),
        body("{'data':" + "[".repeat(10_000) + "]".repeat(10_000) + "}", "malformed_json"),
        body("{'data':".repeat(6_000) + "1" + "}".repeat(6_000), "malformed_json"),
        body("{'data':{'attributes':{'\\ud800':'new','signature':'new'}}}", "malformed_json"),
        raw("\uFEFF" + GOOD, StandardCharsets.UTF_8),
        raw(GOOD, StandardCharsets.UTF_16),
        raw(GOOD, StandardCharsets.UTF_16LE),
        raw(GOOD, StandardCharsets.UTF_16BE),
        raw(GOOD, Charset.forName("UTF-32")),
        raw(GOOD.replace("new", "né"), StandardCharsets.ISO_8859_1),
        raw(GOOD.replace("new", "新"), Charset.forName("GBK")),
        raw(around(0xC0, 0xAF), "malformed_json"),
        raw(around(0xED, 0xA0, 0x80), "malformed_json"),
        raw(around(0xF4, 0x90, 0x80, 0x80), "malformed_json"),
        raw(around(0xE6, 0x96), "malformed_json"),
        raw(around(0xFF), "malformed_json"),
        raw(new byte[] {0}, "malformed_json"),
        body("[]", "invalid_document"),
        body("[{'data':{}}]", "invalid_document"),
        body("'text'", "invalid_document"),
        body("1", "invalid_document"),
        body("true", "invalid_document"),
        body("null", "invalid_document"),
        body("{}", "invalid_document"),
        body("{'attributes':{'signature':'new'}}", "invalid_document"),
        body("{'data':null}", "invalid_document /data"),
        body("{'data':[]}", "invalid_document /data"),
        body("{'data':'x'}", "invalid_document /data"),
        body("{'data':{'attributes':null}}", "invalid_document /data/attributes"),
        body("{'data':{'attributes':[]}}", "invalid_document /data/attributes"),
        body("{'data':{'attributes':'x'}}", "invalid_document /data/attributes"),
        body("{'data':{'attributes':{'signature':'a','signature':'b'}}}", "invalid_document"),
        body("{'data':{'attributes':{'signature':'a','\\u0073ignature':'a'}}}", "invalid_document"),
        body("{'data':{},'data':{'attributes':{'signature':'new'}}}", "invalid_document"),
        body("{'data':{'attributes':{'x':[{'y':{'z':1,'z':2}}]}}}", "invalid_document"),
        body("{'data':{'attributes':{'signature':'new'}}} {}", "invalid_document"),
        body("{'data':{'attributes':{'signature':'new'}}}x", "invalid_document"),
        body("{'data':{'attributes':{'signature':'new'}}}}", "invalid_document"),
        body("{'data':{'attributes':{'signature':'new'}}},", "invalid_document"),
        body("{'data':{'attributes':{'signature':'new'}}}\u0000", "invalid_document"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void what_is_no_strict_json_is_refused_and_stores_nothing(byte[] body, String error) {
    List<Object> before = trial.everything();
    Answer answer = patch().body(body).send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly(error);
    Answer weidu =
        trial.update().by("member").header("Content-Type", "application/json").body(body).send();
    if (error.equals("malformed_json")) {
      assertThat(weidu.status()).isEqualTo(400);
      assertThat(weidu.refusal()).isEqualTo("400");
    } else {
      assertThat(weidu.status()).isIn(200, 400);
    }
    assertThat(trial.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'data':{},'data':{}} | A member stands twice in one object",
        "{'data':{}} {}        | Something follows the end of the document",
        "[]                    | The request has the wrong shape",
        "{'data'               | The body is not valid JSON",
      })
  void the_text_says_what_is_wrong(String body, String text) {
    Answer answer = trial.patch(4).by("member").header("Accept-Language", "en").json(body).send();
    assertThat(answer.at("/errors/0/detail/0").textValue()).isEqualTo(text);
    Answer weidu = trial.update().by("member").header("Accept-Language", "en").json(body).send();
    assertThat(weidu.at("/result").textValue()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "这是签名",
        "👨‍👩‍👧‍👦🏳️‍🌈 𠮷野家",
        "שלום عليكم",
        "\u202Eright to left",
        "e\u0301 \u1100\u1161 \u0ba8\u0bbf",
        "<script>alert('x')</script> & \" \\ / \b\f\t",
        " spaces at both ends ",
        "line\nbreak\r\nand more",
        "{username} ${jndi:ldap://x} %s {0} #{x}",
        "\u2028\u2029\ufeff\u0085",
        "' OR 1=1; --",
      })
  void accepted_text_comes_back_exactly(String text) {
    String escaped = StrictJson.object().put("signature", text).toString();
    Answer answer = patch().body("{\"data\":{\"attributes\":" + escaped + "}}").send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.attributes().path("signature").textValue()).isEqualTo(text);
    assertThat(trial.user(4).profile().signature().text()).isEqualTo(text);
    Answer later = trial.get("/api/users/4").by("mini").send();
    assertThat(later.attributes().path("signature").textValue()).isEqualTo(text);
    patch().body(GOOD.replace("new", "")).send();
  }

  @Test
  void escaped_pairs_are_characters_like_any() {
    Answer answer = patch().body(GOOD.replace("new", "\\uD83D\\uDE00\\u4f60")).send();
    assertThat(answer.attributes().path("signature").textValue()).isEqualTo("😀你");
    patch().body(GOOD.replace("new", "")).send();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00\\ud800", "a\\udfff", "\\u0000"})
  void half_a_pair_is_no_character(String escape) {
    List<Object> before = trial.everything();
    Answer answer = patch().body(GOOD.replace("new", escape)).send();
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly("validation_error /data/attributes/signature");
    Answer weidu = trial.update().by("member").body("{\"nickname\":\"" + escape + "\"}").send();
    assertThat(weidu.refusal()).isEqualTo("400 nickname");
    Answer login =
        trial
            .post("/api/login")
            .attributes("'username':'member','password':'roster-demo" + escape + "'")
            .send();
    assertThat(login.errors()).containsExactly("login_failed");
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void a_huge_exponent_is_no_id() {
    Answer answer = patch().body("{\"data\":{\"id\":1e99999999999}}").send();
    assertThat(answer.errors()).containsExactly("resource_mismatch /data/id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-0",
        "1e400",
        "1e-400",
        "1e99999999999",
        "-1e-99999999999",
        "0.1",
        "123456789012345678901"
      })
  void odd_numbers_are_numbers_and_no_text(String number) {
    Answer answer = patch().body(GOOD.replace("\"new\"", number)).send();
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly("validation_error /data/attributes/signature");
  }

  private static Call patch() {
    return trial.patch(4).by("member").header("Content-Type", "application/json");
  }

  private static Arguments body(String text, String error) {
    return raw(Call.quoted(text).getBytes(StandardCharsets.UTF_8), error);
  }

  private static Arguments raw(String text, Charset charset) {
    return raw(text.getBytes(charset), "malformed_json");
  }

  private static Arguments raw(byte[] bytes, String error) {
    return Arguments.of(bytes, error);
  }

  /** A good body with these bytes in its text. */
  private static byte[] around(int... bytes) {
    String[] parts = GOOD.split("new");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(parts[0].getBytes(StandardCharsets.US_ASCII));
    for (int one : bytes) {
      body.write(one);
    }
    body.writeBytes(parts[1].getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }
}
