package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a body may be announced, and how large it may be. */
class BodyTest {

  private static final String EMPTY = "{\"data\":{\"attributes\":{}}}";
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
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "application/json                            | 200 | 200",
        "application/json; charset=utf-8             | 200 | 200",
        "application/json;charset=UTF-8              | 200 | 200",
        "APPLICATION/JSON                            | 200 | 200",
        "application/json ; x=y                      | 200 | 200",
        "application/json;                           | 200 | 200",
        "application/vnd.api+json                    | 200 | 200",
        "application/vnd.api+json; charset=utf-8     | 200 | 200",
        "none                                        | 415 | 200",
        "application/x-www-form-urlencoded           | 415 | 200",
        "application/x-www-form-urlencoded; a=b      | 415 | 200",
        "text/plain                                  | 415 | 415",
        "text/json                                   | 415 | 415",
        "application/jsonp                           | 415 | 415",
        "application/json-patch+json                 | 415 | 415",
        "application/merge-patch+json                | 415 | 415",
        "multipart/form-data; boundary=x             | 415 | 415",
        "application/xml                             | 415 | 415",
        "application                                 | 415 | 415",
        "*/*                                         | 415 | 415",
        ";charset=utf-8                              | 415 | 415",
        "text/plain, application/json                | 415 | 415",
      })
  void media_types(String type, int discuz, int weidu) {
    Answer patch = typed(trial.patch(4), type).body(EMPTY).send();
    assertThat(patch.status()).isEqualTo(discuz);
    if (discuz == 415) {
      assertThat(patch.errors()).containsExactly("unsupported_media_type");
      assertThat(patch.header("Accept-Patch"))
          .isEqualTo("application/json, application/vnd.api+json");
    }
    Answer put = typed(trial.update(), type).body("{}").send();
    assertThat(put.status()).isEqualTo(weidu);
    assertThat(put.at("/code").intValue()).isEqualTo(weidu);
  }

  @Test
  void a_form_that_is_no_json_is_malformed_and_no_form() {
    Answer answer =
        typed(trial.update(), "application/x-www-form-urlencoded").body("nickname=x").send();
    assertThat(answer.refusal()).isEqualTo("400");
    assertThat(trial.user(4).profile().nickname().text()).isEmpty();
  }

  @Test
  void a_get_may_carry_a_body() {
    Answer answer = trial.get("/api/users/4").by("member").body("anything").send();
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void a_body_of_64_kibibytes_is_read() {
    byte[] body = padded(EMPTY);
    assertThat(typed(trial.patch(4), "application/json").body(body).send().status()).isEqualTo(200);
    assertThat(typed(trial.patch(4), "application/json").chunked(body).send().status())
        .isEqualTo(200);
    assertThat(typed(trial.update(), null).body(padded("{}")).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH /api/users/4,payload_too_large",
    "POST /api/login,payload_too_large",
    "POST /api/register,payload_too_large",
    "POST /api/refresh-token,payload_too_large",
    "POST /api/users/pay-password/reset,payload_too_large",
    "PUT /weidu/api/v1/users/update,413",
    "POST /weidu/api/v1/users/login,413",
  })
  void one_byte_more_is_too_large_whether_announced_or_not(String start, String code) {
    // The client waits to be told that it may send; a server that has closed resets what comes.
    Answer announced = wire(start, new byte[0], "Expect: 100-continue", "Content-Length: 65537");
    Answer chunked = wire(start, chunk(65_537), "Transfer-Encoding: chunked");
    for (Answer answer : List.of(announced, chunked)) {
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.errors() + answer.refusal()).contains(code);
    }
  }

  private static Answer wire(String start, byte[] body, String... headers) {
    List<String> head = new ArrayList<>();
    head.add(start + " HTTP/1.1");
    head.add("Authorization: Bearer " + trial.token("member"));
    head.add("Content-Type: application/json");
    head.addAll(List.of(headers));
    return Wire.send(trial.server.port(), body, head.toArray(String[]::new));
  }

  /** A chunk of spaces, behind which more could come. */
  private static byte[] chunk(int size) {
    return (Integer.toHexString(size) + "\r\n" + " ".repeat(size))
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void a_body_that_lies_about_its_length_is_cut_off() {
    Answer answer =
        Wire.send(
            trial.server.port(),
            (EMPTY + "GET / HTTP/1.1\r\n").getBytes(StandardCharsets.US_ASCII),
            "PATCH /api/users/4 HTTP/1.1",
            "Authorization: Bearer " + trial.token("member"),
            "Content-Type: application/json",
            "Content-Length: " + EMPTY.length());
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void a_body_with_two_lengths_is_no_http() {
    Answer answer =
        Wire.send(
            trial.server.port(),
            EMPTY.getBytes(StandardCharsets.US_ASCII),
            "PATCH /api/users/4 HTTP/1.1",
            "Authorization: Bearer " + trial.token("member"),
            "Content-Type: application/json",
            "Content-Length: " + EMPTY.length(),
            "Content-Length: 0");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly("invalid_document");
  }

  @Test
  void broken_chunks_are_no_json() {
    Answer answer =
        Wire.send(
            trial.server.port(),
            "zz\r\nnothing\r\n".getBytes(StandardCharsets.US_ASCII),
            "PATCH /api/users/4 HTTP/1.1",
            "Authorization: Bearer " + trial.token("member"),
            "Content-Type: application/json",
            "Transfer-Encoding: chunked");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).hasSize(1);
  }

  private static Call typed(Call call, String type) {
    Call by = call.by("member");
    return type == null ? by : by.header("Content-Type", type);
  }

  private static byte[] padded(String body) {
    return (body + " ".repeat(65_536 - body.length())).getBytes(StandardCharsets.US_ASCII);
  }
}
