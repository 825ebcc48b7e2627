package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.user.User;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What is stored is what was sent, but for the normalisation that is documented: names in NFC,
 * numbers without spaces and dashes, times to the millisecond. Knows this by itself and asks no
 * value object.
 */
final class AsSent {

  private static final Map<String, Integer> GENDERS =
      Map.of("", 0, "0", 0, "1", 1, "2", 2, "男", 1, "女", 2, "未知", 0);

  private AsSent() {}

  /** Checks every attribute: the changed ones against what was sent, the others against before. */
  static void check(
      Set<Attribute> changed, Function<Attribute, JsonNode> sent, User before, User after) {
    boolean removed = changed.contains(Attribute.REMOVE_PAY_PASSWORD);
    for (Attribute attribute : Attribute.values()) {
      Object stored = stored(attribute, after);
      if (changed.contains(attribute)) {
        assertSent(attribute, sent.apply(attribute), after, stored);
      } else if (attribute != Attribute.PAY_PASSWORD || !removed) {
        assertThat(stored).as(attribute.key()).isEqualTo(stored(attribute, before));
      }
    }
    if (changed.contains(Attribute.STATUS)) {
      assertThat(after.standing().reason().text())
          .isEqualTo(sent.apply(Attribute.REFUSE_MESSAGE).asText(""));
    }
    assertThat(after.version()).isEqualTo(before.version() + (changed.isEmpty() ? 0 : 1));
  }

  /** Whether a raw value is the JSON value; anything that no attribute takes is unfit. */
  static boolean says(Object raw, JsonNode sent) {
    if (raw instanceof RawValue.Many many) {
      return sent.isArray()
          && many.values().size() == sent.size()
          && IntStream.range(0, sent.size()).allMatch(i -> says(many.values().get(i), sent.get(i)));
    }
    if (sent.isTextual()) {
      return raw.equals(RawValue.of(sent.textValue()));
    }
    if (sent.isInt() || sent.isLong()) {
      return raw.equals(RawValue.of(sent.longValue()));
    }
    return sent.isBoolean()
        ? raw.equals(RawValue.of(sent.booleanValue()))
        : raw.equals(new RawValue.Unfit());
  }

  private static void assertSent(Attribute attribute, JsonNode sent, User after, Object stored) {
    switch (attribute) {
      case NEW_PASSWORD -> assertThat(opens(sent, after.credentials().password())).isTrue();
      case PAY_PASSWORD -> assertThat(opens(sent, after.credentials().payPassword())).isTrue();
      case REMOVE_PAY_PASSWORD -> assertThat(after.credentials().payPassword()).isEmpty();
      default -> assertThat(stored).as(attribute.key()).isEqualTo(wanted(attribute, sent));
    }
  }

  private static boolean opens(JsonNode sent, Optional<PasswordHash> stored) {
    return new CheapHasher().matches(new Password(sent.textValue()), stored.orElseThrow());
  }

  private static Object wanted(Attribute attribute, JsonNode sent) {
    return switch (attribute) {
      case USERNAME -> Normalizer.normalize(sent.textValue(), Normalizer.Form.NFC);
      case MOBILE -> sent.asText("").replaceAll("[ -]", "").replaceFirst("^\\+86", "");
      case STATUS -> Integer.parseInt(sent.asText());
      case GENDER -> sent.isNull() ? 0 : GENDERS.get(sent.asText());
      case GROUPS -> numbers(sent);
      case EXPIRED_AT -> sent.asText("").isEmpty() ? Optional.empty() : Optional.of(time(sent));
      default -> sent.isNull() ? "" : sent.textValue();
    };
  }

  private static Set<Long> numbers(JsonNode sent) {
    Set<Long> numbers = new TreeSet<>();
    if (sent.isArray()) {
      sent.forEach(one -> numbers.add(Long.valueOf(one.asText())));
    } else {
      numbers.add(Long.valueOf(sent.asText()));
    }
    return numbers;
  }

  private static Instant time(JsonNode sent) {
    String text = sent.textValue();
    Instant time =
        text.contains("T")
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text.replace(' ', 'T')).atZone(Trial.POLICY.zone()).toInstant();
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Object stored(Attribute attribute, User user) {
    return switch (attribute) {
      case NEW_PASSWORD -> user.credentials().password();
      case PAY_PASSWORD -> user.credentials().payPassword();
      case USERNAME -> user.username().text();
      case MOBILE -> user.contact().mobile().map(Mobile::number).orElse("");
      case EMAIL -> user.contact().email().map(email -> email.address()).orElse("");
      case STATUS -> user.status().code();
      case SIGNATURE -> user.profile().signature().text();
      case REGISTER_REASON -> user.registration().reason().text();
      case GROUPS -> groups(user);
      case EXPIRED_AT -> user.membership().expiresAt();
      case NICKNAME -> user.profile().nickname().text();
      case AVATAR -> user.profile().avatar().text();
      case CITY -> user.profile().city().text();
      case PROVINCE -> user.profile().province().text();
      case COUNTRY -> user.profile().country().text();
      case GENDER -> user.profile().gender().code();
      case LEVEL -> user.profile().level().text();
      case MAJOR -> user.profile().major().text();
      case DESCRIPTION -> user.profile().description().text();
      case PASSWORD,
          PASSWORD_CONFIRMATION,
          PAY_PASSWORD_CONFIRMATION,
          PAY_PASSWORD_TOKEN,
          REMOVE_PAY_PASSWORD,
          REFUSE_MESSAGE ->
          "";
    };
  }

  private static Set<Long> groups(User user) {
    Set<Long> groups = new TreeSet<>();
    user.membership().groups().forEach(group -> groups.add(group.value()));
    return groups;
  }
}
