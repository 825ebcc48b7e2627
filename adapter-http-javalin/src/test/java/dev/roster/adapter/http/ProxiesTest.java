package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word counts about where a request comes from. */
class ProxiesTest {

  private static final String WRONG = "'username':'member','password':'wrong'";

  private Trial trial;

  @AfterEach
  void stop() {
    if (trial != null) {
      trial.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "198.51.100.1                       | 198.51.100.1",
        "203.0.113.9, 198.51.100.1          | 198.51.100.1",
        "198.51.100.1, 10.1.2.3             | 198.51.100.1",
        "203.0.113.9,198.51.100.1,10.1.2.3  | 198.51.100.1",
        "203.0.113.9;198.51.100.1, 10.1.2.3 | 192.0.2.1   ",
        "10.9.9.9, 10.1.2.3                 | 10.9.9.9    ",
        "198.51.100.1:443                   | 198.51.100.1",
        "2001:db8::1                        | 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:443                  | 2001:db8:0:0:0:0:0:1",
        "::ffff:198.51.100.1                | 198.51.100.1",
        "localhost                          | 192.0.2.1   ",
        "face                               | 192.0.2.1   ",
        "unknown                            | 192.0.2.1   ",
        "198.51.100                         | 192.0.2.1   ",
        "198.51.100.256                     | 192.0.2.1   ",
        "0300.0250.1.1                      | 192.0.2.1   ",
        "3325256705                         | 192.0.2.1   ",
        "fe80::1%eth0                       | 192.0.2.1   ",
        "1::2::3                            | 192.0.2.1   ",
        "198.51.100.1,                      | 192.0.2.1   ",
        "198.51.100.1, , 10.1.2.3           | 192.0.2.1   ",
        "''                                 | 192.0.2.1   ",
        "none                               | 192.0.2.1   ",
      })
  void of_a_trusted_peer_the_rightmost_address_counts_that_is_not_trusted(
      String header, String client) {
    Proxies.Trust trust = new Proxies(Set.of("192.0.2.1", "10.0.0.0/8")).trust();
    List<String> headers = header == null ? List.of() : List.of(header);
    assertThat(trust.client(address("192.0.2.1"), headers).text()).isEqualTo(client);
    assertThat(trust.client(address("192.0.2.2"), headers).text()).isEqualTo("192.0.2.2");
  }

  @Test
  void several_headers_are_one() {
    Proxies.Trust trust = new Proxies(Set.of("192.0.2.1")).trust();
    List<String> headers = List.of("203.0.113.9, 203.0.113.8", "198.51.100.1");
    assertThat(trust.client(address("192.0.2.1"), headers).text()).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,   10.255.255.255, 11.0.0.0",
    "10.128.0.0/9, 10.128.0.0,     10.127.255.255",
    "10.0.0.4/30,  10.0.0.7,       10.0.0.8",
    "0.0.0.0/0,    203.0.113.9,    ::1",
    "::/0,         2001:db8::1,    10.0.0.1",
    "fd00::/8,     fdff::1,        fe00::1",
    "2001:db8::/33,2001:db8:7fff::,2001:db8:8000::",
    "::1,          ::1,            ::2",
    "127.0.0.1/32, 127.0.0.1,      127.0.0.2",
  })
  void a_block_ends_where_its_prefix_says(String block, String inside, String outside) {
    Proxies.Trust trust = new Proxies(Set.of(block)).trust();
    List<String> header = List.of("198.51.100.1");
    if (!block.endsWith(".0/0")) {
      assertThat(trust.client(address(inside), header).text()).isEqualTo("198.51.100.1");
    }
    assertThat(trust.client(address(outside), header)).isEqualTo(address(outside));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy",
        "localhost",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/",
        "10.0.0/8",
        "10.0.0.0/8/8",
        "::1/127",
        "::/129",
        "fe80::1%eth0",
        "10.0.0.0 /8",
        "*",
      })
  void what_is_no_address_and_no_block_is_refused(String text) {
    assertThatThrownBy(() -> new Proxies(Set.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void without_a_trusted_proxy_no_header_moves_the_address() {
    trial = new Trial();
    for (int i = 0; i < 4; i++) {
      assertThat(wrongLogin(spoofed("198.51.100." + i)).status()).isEqualTo(403);
    }
    assertThat(wrongLogin(spoofed("198.51.100.4")).status()).isEqualTo(403);
    assertThat(wrongLogin(spoofed("198.51.100.5")).status()).isEqualTo(429);
  }

  @Test
  void behind_a_trusted_proxy_lockout_goes_by_the_client() {
    trial = trusting("127.0.0.0/8");
    for (int i = 0; i < 5; i++) {
      assertThat(wrongLogin(forwarded("203.0.113." + i + ", 198.51.100.1")).status())
          .isEqualTo(403);
    }
    assertThat(wrongLogin(forwarded("198.51.100.1")).status()).isEqualTo(429);
    assertThat(wrongLogin(forwarded("198.51.100.2")).status()).isEqualTo(403);
  }

  @Test
  void the_address_of_a_login_is_the_clients() {
    trial = trusting("127.0.0.1");
    logIn("X-Forwarded-For", "198.51.100.7");
    assertThat(lastLoginIp()).isEqualTo("198.51.100.7");
    logIn("X-Forwarded-For", "2001:db8::7");
    assertThat(lastLoginIp()).isEqualTo("2001:db8:0:0:0:0:0:7");
    for (String header : List.of("Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP")) {
      logIn(header, "198.51.100.8");
      assertThat(lastLoginIp()).as(header).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void a_forged_address_makes_no_line_in_the_log() {
    trial = trusting("127.0.0.1");
    try (CapturedLog log = new CapturedLog()) {
      for (String forged :
          List.of("1.2.3.4 INFO access method=GET", "\u001b[31m", "é", "a=b", "1.2.3.4\tx")) {
        Wire.send(
            trial.server.port(),
            new byte[0],
            "GET /api/users/4 HTTP/1.1",
            "X-Forwarded-For: " + forged);
      }
      assertThat(log.access(5)).hasSize(5);
      assertThat(log.lines()).hasSize(5);
      assertThat(log.text()).matches("[\\x20-\\x7e\\n]*").doesNotContain("1.2.3.4");
    }
  }

  @Test
  void the_test_mode_is_refused_behind_a_proxy() {
    HttpSettings settings = HttpSettings.onLoopback(0).with(new Proxies(Set.of("127.0.0.1")));
    assertThatThrownBy(() -> settings.withTestMode(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test mode");
  }

  private static Trial trusting(String... proxies) {
    return Trial.listening(settings -> settings.with(new Proxies(Set.of(proxies))));
  }

  private Call forwarded(String header) {
    return trial.post("/api/login").header("X-Forwarded-For", header);
  }

  private Call spoofed(String address) {
    return forwarded(address)
        .header("Forwarded", "for=" + address)
        .header("X-Real-IP", address)
        .header("X-Client-IP", address);
  }

  private static Answer wrongLogin(Call call) {
    return call.attributes(WRONG).send();
  }

  private void logIn(String header, String value) {
    Answer answer =
        trial
            .post("/api/login")
            .header(header, value)
            .attributes("'username':'member','password':'" + Trial.PASSWORD + "'")
            .send();
    assertThat(answer.status()).isEqualTo(200);
  }

  private String lastLoginIp() {
    return trial.get("/api/users/4").by("member").send().attributes().path("lastLoginIp").asText();
  }

  private static Address address(String text) {
    return Address.of(text).orElseThrow();
  }
}
