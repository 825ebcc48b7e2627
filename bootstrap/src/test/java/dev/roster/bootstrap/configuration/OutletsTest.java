package dev.roster.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.adapter.delivery.kafka.KafkaSettings;
import dev.roster.adapter.delivery.mail.MailSettings;
import dev.roster.adapter.delivery.webhook.WebhookSettings;
import dev.roster.application.delivery.ChannelLimits;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.delivery.Retries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutletsTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** All three channels, set up. */
  private static final Map<Key, String> ALL =
      Map.of(
          Key.CHANNELS, "mail, webhook, kafka",
          Key.MAIL_HOST, "mail.example.org",
          Key.MAIL_USER, "roster",
          Key.MAIL_PASSWORD, "hunter22",
          Key.MAIL_FROM, "roster@example.org",
          Key.WEBHOOK_URLS, "default=https://example.org/hook audit=http://audit.local/a?b=c",
          Key.WEBHOOK_SECRETS, "default=" + SECRET + " default=" + SECRET + " audit=" + SECRET,
          Key.WEBHOOK_NETWORKS, "10.0.0.0/8, fc00::/7",
          Key.KAFKA_SERVERS, "one:9092,two:9092");

  private static Outlets outlets(Map<Key, String> given) {
    return Configuration.of(Settings.gather(given, Optional.empty(), Map.of())).deliveries();
  }

  private static Map<Key, String> but(Key key, String value) {
    Map<Key, String> changed = new EnumMap<>(ALL);
    changed.put(key, value);
    return changed;
  }

  @Test
  void each_channel_is_set_up_as_it_is_said() {
    Outlets outlets = outlets(ALL);
    outlets.requireSetUp();
    assertThat(outlets.channels()).isEqualTo(Outlets.KNOWN);
    MailSettings mail = outlets.mail().orElseThrow();
    assertThat(mail.host()).isEqualTo("mail.example.org");
    assertThat(mail.port()).isEqualTo(587);
    assertThat(mail.encryption()).isEqualTo(MailSettings.Encryption.STARTTLS);
    assertThat(mail.login().orElseThrow().password()).isEqualTo("hunter22");
    assertThat(outlets.webhook().orElseThrow().destinations()).containsOnlyKeys("default", "audit");
    assertThat(outlets.webhook().orElseThrow().destinations().get("default").secrets()).hasSize(2);
    assertThat(outlets.webhook().orElseThrow().allowed()).hasSize(2);
    assertThat(outlets.kafka().orElseThrow().topics()).isEqualTo(Map.of("default", "roster.users"));
  }

  /** Those that the library has; the keys repeat them as text. */
  @Test
  void a_channel_is_used_as_in_the_library_unless_it_is_said_otherwise() {
    Outlets outlets = outlets(ALL);
    assertThat(outlets.limits())
        .hasSameSizeAs(Outlets.KNOWN)
        .allSatisfy((channel, limits) -> assertThat(limits).isEqualTo(ChannelLimits.STANDARD));
    assertThat(outlets.mail().orElseThrow().limits()).isEqualTo(MailSettings.Limits.STANDARD);
    assertThat(outlets.webhook().orElseThrow().limits()).isEqualTo(WebhookSettings.Limits.STANDARD);
    assertThat(outlets.kafka().orElseThrow().timeout()).isEqualTo(KafkaSettings.TIMEOUT);
  }

  /** Each of the twelve keys has a number of its own, so that none stands in for another. */
  @Test
  void each_channel_has_limits_of_its_own() {
    Map<Key, String> given = new EnumMap<>(ALL);
    int number = 1;
    for (String channel : List.of("mail", "webhook", "kafka")) {
      for (String limit : List.of("rate", "at-once", "tries", "timeout")) {
        given.put(Key.ofText(channel + "." + limit).orElseThrow(), String.valueOf(number++));
      }
    }
    Outlets outlets = outlets(given);
    assertThat(outlets.limits())
        .isEqualTo(
            Map.of(
                DeliveryRules.MAIL, limits(1, 2, 3),
                DeliveryRules.WEBHOOK, limits(5, 6, 7),
                DeliveryRules.KAFKA, limits(9, 10, 11)));
    assertThat(outlets.mail().orElseThrow().limits().all()).hasSeconds(4);
    assertThat(outlets.webhook().orElseThrow().limits().all()).hasSeconds(8);
    assertThat(outlets.kafka().orElseThrow().timeout()).hasSeconds(12);
  }

  private static ChannelLimits limits(int rate, int atOnce, int tries) {
    Retries standard = Retries.STANDARD;
    return new ChannelLimits(
        new Retries(standard.first(), standard.longest(), tries), rate, atOnce);
  }

  /** What is put in the place of what is right, and what is said of which key. */
  // @formatter:off
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(delimiter = '|', textBlock = """
      MAIL_PORT        | smtp                      | mail.port: must be a whole number
      MAIL_PORT        | 65536                     | mail.host:
      MAIL_ENCRYPTION  | ssl                       | mail.encryption: must be starttls, tls or none
      MAIL_ENCRYPTION  | none                      | mail.host:
      MAIL_FROM        | nobody                    | mail.from: the sender's address cannot be used
      WEBHOOK_URLS     | https://example.org/hook  | webhook.urls:
      WEBHOOK_URLS     | default=ftp://example.org | webhook.urls:
      WEBHOOK_SECRETS  | default=whsec_short       | webhook.secrets: a secret is whsec_ and 24 to 64 bytes in base64
      WEBHOOK_SECRETS  | whsec_short               | webhook.secrets: must be names with values, as default=VALUE, with blanks between
      WEBHOOK_NETWORKS | 10.0.0.1/8                | webhook.networks:
      WEBHOOK_NETWORKS | ''                        | webhook.urls: http is for networks that are allowed; use https
      KAFKA_SERVERS    | one                       | kafka.servers:
      KAFKA_TOPICS     | roster                    | kafka.topics: must be names with values, as default=VALUE, with blanks between
      KAFKA_PROPERTIES | no/such/file              | kafka.properties: cannot be read
      MAIL_RATE        | 0                         | mail.rate: must be between 1 and 1000000
      WEBHOOK_RATE     | 1000001                   | webhook.rate: must be between 1 and 1000000
      WEBHOOK_AT_ONCE  | 0                         | webhook.at-once: must be between 1 and 1000
      KAFKA_AT_ONCE    | many                      | kafka.at-once: must be a whole number
      KAFKA_TRIES      | 0                         | kafka.tries: must be between 1 and 1000
      MAIL_TIMEOUT     | 0                         | mail.timeout: must be between 1 and 600
      WEBHOOK_TIMEOUT  | 601                       | webhook.timeout: must be between 1 and 600
      KAFKA_TIMEOUT    | 0                         | kafka.timeout: must be between 1 and 600
      DELIVERIES_SOURCE| 'a b'                     | deliveries.source: must be URIs
      """)
  // @formatter:on
  void what_is_wrong_is_said_of_its_key_and_without_its_value(Key key, String value, String said) {
    assertThatThrownBy(() -> outlets(but(key, value)))
        .isInstanceOf(InvalidConfiguration.class)
        .message()
        .startsWith(said)
        .doesNotContain("hunter22", "whsec_short", "ftp:");
  }

  @Test
  void further_properties_of_kafka_come_from_a_file(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("kafka.properties"), "security.protocol=SSL\n");
    assertThat(outlets(but(Key.KAFKA_PROPERTIES, file.toString())).kafka().orElseThrow().own())
        .isEqualTo(Map.of("security.protocol", "SSL"));
  }

  @Test
  void a_channel_that_is_not_set_up_is_refused_before_anything_is_sent() {
    assertThatThrownBy(() -> outlets(Map.of(Key.CHANNELS, "webhook,mail")).requireSetUp())
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage(
            "mail.host: is needed for the channel mail\n"
                + "webhook.urls: is needed for the channel webhook");
  }

  @Test
  void what_is_set_up_for_a_channel_that_is_not_asked_for_is_left_alone() {
    Outlets none = outlets(but(Key.CHANNELS, ""));
    assertThat(none.channels()).isEmpty();
    assertThat(none.limits()).isEmpty();
    assertThat(none.mail()).isEmpty();
    none.requireSetUp();
  }

  @Test
  void mail_reaches_people_and_the_others_the_destinations_that_they_know() {
    Outlets all = outlets(ALL);
    Recipient subject = new Recipient.Subject();
    assertThat(all.reaches(DeliveryRules.MAIL, subject)).isTrue();
    assertThat(all.reaches(DeliveryRules.MAIL, new Recipient.Fixed("default"))).isFalse();
    assertThat(all.reaches(DeliveryRules.WEBHOOK, subject)).isFalse();
    assertThat(all.reaches(DeliveryRules.WEBHOOK, new Recipient.Fixed("audit"))).isTrue();
    assertThat(all.reaches(DeliveryRules.WEBHOOK, new Recipient.Fixed("other"))).isFalse();
    assertThat(all.reaches(DeliveryRules.KAFKA, new Recipient.Fixed("audit"))).isFalse();
  }

  @Test
  void nothing_that_is_secret_is_shown() {
    assertThat(outlets(ALL).toString()).doesNotContain("hunter22", "whsec_", "/hook");
    Settings settings = Settings.gather(ALL, Optional.empty(), Map.of());
    assertThat(settings.all().toString()).doesNotContain("hunter22", "whsec_", "example.org/hook");
  }
}
