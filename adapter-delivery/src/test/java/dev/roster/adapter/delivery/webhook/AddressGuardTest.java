package dev.roster.adapter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.roster.application.port.DeliveryChannel.Sent;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but the Internet is connected to, unless it is allowed; whatever a name says. */
class AddressGuardTest {

  private static final Sent FORBIDDEN =
      new Sent.Failed("its address is not allowed", Optional.empty());

  @ParameterizedTest
  @CsvSource({
    // first and last of each network
    "0.0.0.0,         0.255.255.255",
    "10.0.0.0,        10.255.255.255",
    "100.64.0.0,      100.127.255.255",
    "127.0.0.0,       127.255.255.255",
    "168.63.129.16,   168.63.129.16",
    "169.254.0.0,     169.254.255.255",
    "172.16.0.0,      172.31.255.255",
    "192.0.0.0,       192.0.0.255",
    "192.0.2.0,       192.0.2.255",
    "192.88.99.0,     192.88.99.255",
    "192.168.0.0,     192.168.255.255",
    "198.18.0.0,      198.19.255.255",
    "198.51.100.0,    198.51.100.255",
    "203.0.113.0,     203.0.113.255",
    "224.0.0.0,       239.255.255.255",
    "240.0.0.0,       255.255.255.255",
    "::,              ::1",
    "::127.0.0.1,     ::10.0.0.1",
    "::ffff:127.0.0.1, ::ffff:7f00:1",
    "::ffff:10.0.0.1, ::ffff:a9fe:a9fe",
    "::ffff:0:7f00:1, ::ffff:0:808:808",
    "64:ff9b::127.0.0.1, 64:ff9b::a9fe:a9fe",
    "64:ff9b:1::,     64:ff9b:1::8.8.8.8",
    "100::,           100::ffff:ffff:ffff:ffff",
    "2001::,          2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::,      2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "2002:7f00:1::,   2002:808:808::1",
    "3fff::,          3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
    "4000::,          5f00::1",
    "fc00::,          fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fe80::,          febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fec0::,          feff::1",
    "ff00::,          ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  })
  void special_addresses_are_not_given_out(String first, String last) {
    assertForbidden(first);
    assertForbidden(last);
  }

  @ParameterizedTest
  @CsvSource({
    // next to each network
    "1.0.0.0,         9.255.255.255",
    "11.0.0.0,        100.63.255.255",
    "100.128.0.0,     126.255.255.255",
    "128.0.0.0,       168.63.129.15",
    "168.63.129.17,   169.253.255.255",
    "169.255.0.0,     172.15.255.255",
    "172.32.0.0,      191.255.255.255",
    "192.0.1.0,       192.0.1.255",
    "192.0.3.0,       192.88.98.255",
    "192.88.100.0,    192.167.255.255",
    "192.169.0.0,     198.17.255.255",
    "198.20.0.0,      198.51.99.255",
    "198.51.101.0,    203.0.112.255",
    "203.0.114.0,     223.255.255.255",
    "8.8.8.8,         ::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8, 64:ff9b::808:808",
    "2000::1,         2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:200::,      2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db9::,      2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2003::,          3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "3fff:1000::,     3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  })
  void addresses_of_the_internet_are_given_out(String first, String last) throws Exception {
    assertThat(guard(List.of(), false).resolve(first))
        .containsExactly(InetAddress.getAllByName(first));
    assertThat(guard(List.of(), false).resolve(last))
        .containsExactly(InetAddress.getAllByName(last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "2130706433", "127.1", "127.0.1", "10.1"})
  void however_an_address_is_written_it_is_the_address_that_counts(String host) {
    assertForbidden(host);
  }

  @Test
  void what_is_allowed_is_given_out_and_nothing_else() throws Exception {
    AddressGuard guard =
        guard(List.of(Network.of("10.1.0.0/16"), Network.of("fd00:1::/32")), false);
    assertThat(guard.resolve("10.1.2.3")).hasSize(1);
    assertThat(guard.resolve("fd00:1::7")).hasSize(1);
    assertThat(guard.resolve("8.8.8.8")).hasSize(1);
    assertForbidden(guard, "10.2.0.1");
    assertForbidden(guard, "fd00:2::7");
    assertForbidden(guard, "127.0.0.1");
  }

  @Test
  void over_http_nothing_but_what_is_allowed_is_given_out() throws Exception {
    AddressGuard guard = guard(List.of(Network.of("10.1.0.0/16")), true);
    assertThat(guard.resolve("10.1.2.3")).hasSize(1);
    assertForbidden(guard, "8.8.8.8");
    assertForbidden(guard, "2000::1");
  }

  @Test
  void of_several_addresses_those_that_may_be_are_given_out() throws Exception {
    InetAddress inside = InetAddress.getByName("10.0.0.1");
    InetAddress outside = InetAddress.getByName("8.8.8.8");
    AddressGuard guard = new AddressGuard(names(inside, outside, inside), List.of(), false);
    assertThat(guard.resolve("mixed.test")).containsExactly(outside);
  }

  @Test
  void a_name_of_this_machine_is_not_connected_to() throws Exception {
    try (Receiver receiver = Receiver.answering(Receiver.OK);
        WebhookChannel channel =
            channel(
                "https://localhost:" + receiver.port(), SystemDefaultDnsResolver.INSTANCE, false)) {
      assertThat(channel.send(Samples.message())).isEqualTo(FORBIDDEN);
      assertThat(receiver.connections).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::7f00:1]", "2130706433"})
  void nor_is_its_address(String host) throws Exception {
    try (Receiver receiver = Receiver.answering(Receiver.OK);
        WebhookChannel channel =
            channel(
                "https://" + host + ":" + receiver.port(),
                SystemDefaultDnsResolver.INSTANCE,
                false)) {
      assertThat(channel.send(Samples.message())).isEqualTo(FORBIDDEN);
      assertThat(receiver.connections).hasValue(0);
    }
  }

  /** Octal and hexadecimal: each machine reads them its own way, or as a name. */
  @ParameterizedTest
  @ValueSource(strings = {"0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001"})
  void nor_is_what_another_may_take_for_its_address(String host) {
    InetAddress[] given;
    try {
      given = guard(List.of(), false).resolve(host);
    } catch (UnknownHostException nobody) {
      given = new InetAddress[0];
    }
    assertThat(given).noneMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void what_was_checked_is_what_is_connected_to() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    InetAddress here = InetAddress.getByName("127.0.0.1");
    InetAddress nowhere = InetAddress.getByName("192.0.2.1");
    DnsResolver changing =
        resolver(host -> new InetAddress[] {asked.getAndIncrement() == 0 ? here : nowhere});
    try (Receiver receiver = Receiver.answering(Receiver.OK);
        WebhookChannel channel =
            channel("http://receiver.test:" + receiver.port(), changing, true)) {
      assertThat(channel.send(Samples.message())).isEqualTo(new Sent.Accepted());
      assertThat(asked).hasValue(1);
      assertThat(receiver.requests.get(0).header("host"))
          .isEqualTo("receiver.test:" + receiver.port());
    }
  }

  @Test
  void a_name_that_changes_to_this_machine_is_not_followed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    InetAddress here = InetAddress.getByName("127.0.0.1");
    InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
    DnsResolver changing =
        resolver(host -> new InetAddress[] {asked.getAndIncrement() == 0 ? here : elsewhere});
    Receiver.Manner once =
        (self, out) -> {
          Receiver.text(Receiver.status(204, "Connection: close")).answer(self, out);
          out.close();
        };
    try (Receiver receiver = Receiver.that(once);
        WebhookChannel channel =
            new WebhookChannel(
                Samples.to(
                    URI.create("http://receiver.test:" + receiver.port()),
                    List.of(Samples.SECRET),
                    List.of(Network.of("127.0.0.1/32"))),
                Samples.CLOCK,
                changing,
                SSLContexts.createDefault())) {
      assertThat(channel.send(Samples.message())).isEqualTo(new Sent.Accepted());
      assertThat(channel.send(Samples.message())).isEqualTo(FORBIDDEN);
    }
  }

  @Test
  void an_unknown_name_is_a_failure() {
    DnsResolver nobody =
        resolver(
            host -> {
              throw new UnknownHostException(host);
            });
    try (WebhookChannel channel = channel("https://receiver.test", nobody, false)) {
      assertThat(channel.send(Samples.message()))
          .isEqualTo(new Sent.Failed("its name is unknown", Optional.empty()));
    }
  }

  @Test
  void who_looks_names_up_may_hang_too() {
    CountDownLatch end = new CountDownLatch(1);
    DnsResolver hanging =
        resolver(
            host -> {
              awaitUninterruptibly(end);
              throw new UnknownHostException(host);
            });
    WebhookSettings settings = Samples.within(Samples.SHORT, URI.create("https://receiver.test"));
    try (WebhookChannel channel =
        new WebhookChannel(settings, Samples.CLOCK, hanging, SSLContexts.createDefault())) {
      long begun = System.nanoTime();
      Sent sent =
          assertTimeoutPreemptively(Duration.ofSeconds(30), () -> channel.send(Samples.message()));
      assertThat(sent).isEqualTo(new Sent.Failed("no answer in time", Optional.empty()));
      assertThat(System.nanoTime() - begun).isLessThanOrEqualTo(channel.patience().toNanos());
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.1/8",
        "10.0.0/8",
        "010.0.0.0/8",
        "256.0.0.0/8",
        "fc00::/129",
        "fc00::1/7",
        "fc00:::/7",
        ":/0",
        "localhost/8",
        "10.0.0.0/8 ",
      })
  void a_network_of_another_form_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
  }

  @Test
  void a_network_may_be_all_there_is_or_one_address() throws Exception {
    assertThat(Network.of("0.0.0.0/0").holds(InetAddress.getByName("8.8.8.8"))).isTrue();
    assertThat(Network.of("0.0.0.0/0").holds(InetAddress.getByName("2000::1"))).isFalse();
    assertThat(Network.of("8.8.8.8/32").holds(InetAddress.getByName("8.8.8.8"))).isTrue();
    assertThat(Network.of("8.8.8.8/32").holds(InetAddress.getByName("8.8.8.9"))).isFalse();
    assertThat(Network.of("FD00::/8").holds(InetAddress.getByName("fd12::1"))).isTrue();
  }

  private static void assertForbidden(String host) {
    assertForbidden(guard(List.of(), false), host);
  }

  private static void assertForbidden(AddressGuard guard, String host) {
    assertThatExceptionOfType(AddressGuard.Forbidden.class)
        .as(host)
        .isThrownBy(() -> guard.resolve(host));
  }

  private static AddressGuard guard(List<Network> allowed, boolean plain) {
    return new AddressGuard(SystemDefaultDnsResolver.INSTANCE, allowed, plain);
  }

  private static WebhookChannel channel(String url, DnsResolver names, boolean loopback) {
    return new WebhookChannel(
        Samples.to(
            URI.create(url), List.of(Samples.SECRET), loopback ? Samples.LOOPBACK : List.of()),
        Samples.CLOCK,
        names,
        SSLContexts.createDefault());
  }

  private static DnsResolver names(InetAddress... addresses) {
    return resolver(host -> addresses);
  }

  private static void awaitUninterruptibly(CountDownLatch end) {
    while (true) {
      try {
        end.await();
        return;
      } catch (InterruptedException e) {
        // a real look-up does not listen to that either
      }
    }
  }

  private interface LookUp {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  private static DnsResolver resolver(LookUp lookUp) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return lookUp.find(host);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}
