package dev.roster.adapter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.DeliveryChannel.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over https the destination proves that it is the one that the URL names. */
class TlsTest {

  private static final char[] PASSWORD = "password".toCharArray();
  private static final Sent UNTRUSTED =
      new Sent.Failed("no trusted TLS connection", Optional.empty());

  private static SSLContext server;
  private static SSLContext trusting;

  /** A key and a certificate of receiver.test, by the tool of the JDK. */
  @BeforeAll
  static void makeKey(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("receiver.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=receiver.test",
                "-ext",
                "san=dns:receiver.test",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    server = server(keys);
    trusting = trusting(keys);
  }

  private static SSLContext server(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("receiver", keys.getCertificate("receiver"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void a_destination_that_is_whom_the_url_names_gets_it() throws Exception {
    try (Receiver receiver = receiver();
        WebhookChannel channel = channel("receiver.test", receiver, trusting)) {
      assertThat(channel.send(Samples.message())).isEqualTo(new Sent.Accepted());
      assertThat(channel.send(Samples.message())).isEqualTo(new Sent.Accepted());
      assertThat(receiver.requests.get(0).header("host"))
          .isEqualTo("receiver.test:" + receiver.port());
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @Test
  void a_destination_that_is_somebody_else_does_not() throws Exception {
    try (Receiver receiver = receiver();
        WebhookChannel channel = channel("other.test", receiver, trusting)) {
      assertThat(channel.send(Samples.message())).isEqualTo(UNTRUSTED);
      assertThat(receiver.requests).isEmpty();
    }
  }

  @Test
  void nor_does_one_whom_nobody_vouches_for() throws Exception {
    try (Receiver receiver = receiver();
        WebhookChannel channel = channel("receiver.test", receiver, SSLContext.getDefault())) {
      assertThat(channel.send(Samples.message())).isEqualTo(UNTRUSTED);
      assertThat(receiver.requests).isEmpty();
    }
  }

  @Test
  void one_that_never_answers_the_greeting_is_given_up_in_time() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        WebhookChannel channel =
            new WebhookChannel(
                Samples.within(Samples.SHORT, url("receiver.test", silent.getLocalPort())),
                Samples.CLOCK,
                new Here(),
                trusting)) {
      long begun = System.nanoTime();
      assertThat(channel.send(Samples.message()))
          .isEqualTo(new Sent.Failed("no answer in time", Optional.empty()));
      assertThat(System.nanoTime() - begun).isLessThanOrEqualTo(channel.patience().toNanos());
    }
  }

  @Test
  void one_that_speaks_no_tls_gets_nothing_that_can_be_read() throws Exception {
    try (Receiver receiver = Receiver.answering(Receiver.OK);
        WebhookChannel channel =
            new WebhookChannel(
                Samples.within(Samples.SHORT, url("receiver.test", receiver.port())),
                Samples.CLOCK,
                new Here(),
                trusting)) {
      assertThat(channel.send(Samples.message())).isInstanceOf(Sent.Failed.class);
      assertThat(receiver.requests)
          .noneMatch(request -> request.line().contains("POST") || request.text().contains("anna"));
    }
  }

  private static Receiver receiver() throws IOException {
    return Receiver.behind(server.getServerSocketFactory(), Receiver.text(Receiver.OK));
  }

  private static WebhookChannel channel(String host, Receiver receiver, SSLContext tls) {
    return new WebhookChannel(
        Samples.to(url(host, receiver.port())), Samples.CLOCK, new Here(), tls);
  }

  private static URI url(String host, int port) {
    return URI.create("https://" + host + ":" + port + "/");
  }

  /** Every name is of this machine. */
  private static final class Here implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
      return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
