package dev.roster.domain.user;

import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PayPassword;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.AvatarReference;
import dev.roster.domain.profile.Description;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Gender;
import dev.roster.domain.profile.Level;
import dev.roster.domain.profile.Locality;
import dev.roster.domain.profile.Major;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Nickname;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Signature;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which value object each attribute is read into; the limits stand in the value objects. */
final class Forms {

  static final Form<Password> PASSWORD = Form.text(Password::new);
  static final Form<NewPassword> NEW_PASSWORD = Form.of(Forms::newPassword);
  static final Form<PayPassword> PAY_PASSWORD = Form.text(PayPassword::new);
  static final Form<String> TOKEN = Form.text(text -> text);
  static final Form<Boolean> FLAG =
      Form.of((raw, policy) -> raw.flag().orElseThrow(() -> Malformed.of(FormRule.WRONG_TYPE)));
  static final Form<Reason> REASON = Form.clearable(Reason::new);

  static final Form<Username> USERNAME = Form.text(Username::choose);
  static final Form<Optional<Mobile>> MOBILE =
      Form.optional((raw, policy) -> Mobile.parse(Form.text(raw)));
  static final Form<Optional<Email>> EMAIL =
      Form.optional((raw, policy) -> new Email(Form.text(raw)));
  static final Form<Status> STATUS = Form.of((raw, policy) -> status(raw));
  static final Form<Signature> SIGNATURE = Form.clearable(Signature::new);
  static final Form<RegisterReason> REGISTER_REASON = Form.text(Forms::registerReason);
  static final Form<SortedSet<GroupId>> GROUPS = Form.of((raw, policy) -> groups(raw));
  static final Form<Optional<Instant>> EXPIRED_AT =
      Form.optional((raw, policy) -> time(Form.text(raw), policy.zone()));
  static final Form<Nickname> NICKNAME = Form.clearable(Nickname::new);
  static final Form<AvatarReference> AVATAR =
      (field, policy) ->
          Form.clearable(text -> AvatarReference.choose(text, policy.httpAvatars()))
              .read(field, policy);
  static final Form<Locality> LOCALITY = Form.clearable(Locality::new);
  static final Form<Gender> GENDER =
      (field, policy) ->
          field.fold(
              () -> Gender.UNKNOWN,
              () -> Gender.UNKNOWN,
              raw ->
                  Gender.parse(raw.shownAs().orElseThrow(() -> Malformed.of(FormRule.WRONG_TYPE))));
  static final Form<Level> LEVEL = Form.clearable(Level::new);
  static final Form<Major> MAJOR = Form.clearable(Major::new);
  static final Form<Description> DESCRIPTION = Form.clearable(Description::new);

  /** The local form of a time, as the official administration page sends it. */
  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private Forms() {}

  /** The form of an attribute. */
  static Form<?> of(Attribute attribute) {
    return switch (attribute) {
      case PASSWORD, PASSWORD_CONFIRMATION, PAY_PASSWORD_CONFIRMATION -> PASSWORD;
      case NEW_PASSWORD -> NEW_PASSWORD;
      case PAY_PASSWORD -> PAY_PASSWORD;
      case PAY_PASSWORD_TOKEN -> TOKEN;
      case REMOVE_PAY_PASSWORD -> FLAG;
      case MOBILE -> MOBILE;
      case EMAIL -> EMAIL;
      case STATUS -> STATUS;
      case REFUSE_MESSAGE -> REASON;
      case SIGNATURE -> SIGNATURE;
      case USERNAME -> USERNAME;
      case REGISTER_REASON -> REGISTER_REASON;
      case GROUPS -> GROUPS;
      case EXPIRED_AT -> EXPIRED_AT;
      case NICKNAME -> NICKNAME;
      case AVATAR -> AVATAR;
      case CITY, PROVINCE, COUNTRY -> LOCALITY;
      case GENDER -> GENDER;
      case LEVEL -> LEVEL;
      case MAJOR -> MAJOR;
      case DESCRIPTION -> DESCRIPTION;
    };
  }

  private static NewPassword newPassword(RawValue raw, Policy policy) {
    NewPassword password = new NewPassword(Form.text(raw));
    if (policy.commonPasswords().test(password)) {
      throw Malformed.of(FormRule.TOO_COMMON);
    }
    return password;
  }

  /** Decision: a reason that is sent says something; the sources are silent on the empty one. */
  private static RegisterReason registerReason(String text) {
    if (text.isBlank()) {
      throw Malformed.of(FormRule.TOO_SHORT, "min", 1);
    }
    return new RegisterReason(text);
  }

  private static Status status(RawValue raw) {
    if (raw.shownAs().isEmpty()) {
      throw Malformed.of(FormRule.WRONG_TYPE);
    }
    return raw.whole().stream()
        .mapToObj(Status::ofCode)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> Malformed.of(FormRule.NOT_A_STATUS));
  }

  private static SortedSet<GroupId> groups(RawValue raw) {
    SortedSet<GroupId> groups = new TreeSet<>();
    raw.elements().map(Forms::groupId).forEach(groups::add);
    if (groups.isEmpty()) {
      throw Malformed.of(FormRule.TOO_SHORT, "min", 1);
    }
    return groups;
  }

  private static GroupId groupId(RawValue raw) {
    if (raw.shownAs().isEmpty()) {
      throw Malformed.of(FormRule.WRONG_TYPE);
    }
    return group(raw).orElseThrow(() -> Malformed.of(FormRule.NOT_A_GROUP));
  }

  /** The group that a raw value names, or empty if it names none. */
  static Optional<GroupId> group(RawValue raw) {
    return raw.whole().stream().filter(id -> id >= 1).mapToObj(GroupId::new).findFirst();
  }

  private static Instant time(String text, ZoneId zone) {
    try {
      Instant time =
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text, LOCAL_TIME).atZone(zone).toInstant();
      return storable(time, zone);
    } catch (DateTimeException notATime) {
      throw Malformed.of(FormRule.NOT_A_TIME);
    }
  }

  /**
   * Years 1 to 9999 wherever it is shown or audited, since RFC 3339 has no others; to the
   * millisecond.
   */
  private static Instant storable(Instant time, ZoneId zone) {
    if (!hasFourDigitYear(time.atZone(zone)) || !hasFourDigitYear(time.atZone(ZoneOffset.UTC))) {
      throw Malformed.of(FormRule.NOT_A_TIME);
    }
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static boolean hasFourDigitYear(ZonedDateTime time) {
    return time.getYear() >= 1 && time.getYear() <= 9999;
  }
}
