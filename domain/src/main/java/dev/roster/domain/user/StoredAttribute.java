package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.AVATAR;
import static dev.roster.domain.patch.Attribute.CITY;
import static dev.roster.domain.patch.Attribute.COUNTRY;
import static dev.roster.domain.patch.Attribute.DESCRIPTION;
import static dev.roster.domain.patch.Attribute.EMAIL;
import static dev.roster.domain.patch.Attribute.EXPIRED_AT;
import static dev.roster.domain.patch.Attribute.GENDER;
import static dev.roster.domain.patch.Attribute.GROUPS;
import static dev.roster.domain.patch.Attribute.LEVEL;
import static dev.roster.domain.patch.Attribute.MAJOR;
import static dev.roster.domain.patch.Attribute.MOBILE;
import static dev.roster.domain.patch.Attribute.NICKNAME;
import static dev.roster.domain.patch.Attribute.PROVINCE;
import static dev.roster.domain.patch.Attribute.REGISTER_REASON;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.Attribute.USERNAME;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.AvatarReference;
import dev.roster.domain.profile.Description;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Level;
import dev.roster.domain.profile.Locality;
import dev.roster.domain.profile.Major;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Nickname;
import dev.roster.domain.profile.RegisterReason;
import dev.roster.domain.profile.Signature;
import dev.roster.domain.profile.Username;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An attribute that is stored as it is sent: how it is read, written, shown and audited.
 *
 * <p>Secrets and what accompanies them are not in this table; see {@link CredentialRules}.
 *
 * @param <T> its value object
 * @param form reads what was sent
 * @param current its value now
 * @param write the user with another value
 * @param shown the texts in which its readers see a value; sending one of them back is an echo
 * @param sent what was sent, as such a text
 * @param audit a value as an audit entry keeps it
 */
record StoredAttribute<T>(
    Form<T> form,
    Function<User, T> current,
    BiFunction<User, T, User> write,
    BiFunction<T, Policy, Set<String>> shown,
    Function<RawValue, Optional<String>> sent,
    Function<T, String> audit) {

  private static final Set<String> NOTHING = Set.of("");

  // @formatter:off
  private static final Map<Attribute, StoredAttribute<?>> TABLE = new EnumMap<>(Map.ofEntries(
      Map.entry(USERNAME,        as(Forms.USERNAME,        User::username,         User::with,                Username::text)),
      Map.entry(STATUS,          as(Forms.STATUS,          User::status,           User::inStatus,            status -> Integer.toString(status.code()))),
      Map.entry(REGISTER_REASON, as(Forms.REGISTER_REASON, User::registerReason,   User::with,                RegisterReason::text)),
      Map.entry(SIGNATURE,       as(Forms.SIGNATURE,       of(Profile::signature), in(Profile::with),         Signature::text)),
      Map.entry(NICKNAME,        as(Forms.NICKNAME,        of(Profile::nickname),  in(Profile::with),         Nickname::text)),
      Map.entry(AVATAR,          as(Forms.AVATAR,          of(Profile::avatar),    in(Profile::with),         AvatarReference::text)),
      Map.entry(GENDER,          as(Forms.GENDER,          of(Profile::gender),    in(Profile::with),         gender -> Integer.toString(gender.code()))),
      Map.entry(CITY,            as(Forms.LOCALITY,        of(Profile::city),      in(Profile::withCity),     Locality::text)),
      Map.entry(PROVINCE,        as(Forms.LOCALITY,        of(Profile::province),  in(Profile::withProvince), Locality::text)),
      Map.entry(COUNTRY,         as(Forms.LOCALITY,        of(Profile::country),   in(Profile::withCountry),  Locality::text)),
      Map.entry(LEVEL,           as(Forms.LEVEL,           of(Profile::level),     in(Profile::with),         Level::text)),
      Map.entry(MAJOR,           as(Forms.MAJOR,           of(Profile::major),     in(Profile::with),         Major::text)),
      Map.entry(DESCRIPTION,     as(Forms.DESCRIPTION,     of(Profile::description), in(Profile::with),       Description::text)),
      Map.entry(MOBILE,          mobile()),
      Map.entry(EMAIL,           email()),
      Map.entry(EXPIRED_AT,      expiredAt()),
      Map.entry(GROUPS,          groups())));
  // @formatter:on

  /** The row of an attribute, or empty if it is not stored as sent. */
  static Optional<StoredAttribute<?>> find(Attribute attribute) {
    return Optional.ofNullable(TABLE.get(attribute));
  }

  /** Whether the field only sends back what readers of the attribute see. */
  boolean echoedBy(PatchField<RawValue> field, User user, Policy policy) {
    Set<String> texts = shown.apply(current.apply(user), policy);
    return field.fold(
        () -> false,
        () -> texts.contains(""),
        raw -> sent.apply(raw).filter(texts::contains).isPresent());
  }

  /** Whether the field, which is well-formed, has another value than the user. */
  boolean changes(PatchField<RawValue> field, User user, Policy policy) {
    return !form.read(field, policy).equals(current.apply(user));
  }

  /** The user with the value of the field, which is well-formed. */
  User apply(PatchField<RawValue> field, User user, Policy policy) {
    return write.apply(user, form.read(field, policy));
  }

  /** What the audit keeps of a user's value. */
  String audited(User user) {
    return audit.apply(current.apply(user));
  }

  private static <T> StoredAttribute<T> as(
      Form<T> form,
      Function<User, T> current,
      BiFunction<User, T, User> write,
      Function<T, String> text) {
    return new StoredAttribute<>(
        form,
        current,
        write,
        (value, policy) -> Set.of(text.apply(value)),
        RawValue::shownAs,
        text);
  }

  private static <T> Function<User, T> of(Function<Profile, T> part) {
    return user -> part.apply(user.profile());
  }

  private static <T> BiFunction<User, T, User> in(BiFunction<Profile, T, Profile> change) {
    return (user, value) -> user.with(change.apply(user.profile(), value));
  }

  private static StoredAttribute<Optional<Mobile>> mobile() {
    return new StoredAttribute<>(
        Forms.MOBILE,
        user -> user.contact().mobile(),
        (user, value) -> user.with(user.contact().withMobile(value)),
        (value, policy) ->
            value.map(mobile -> Set.of(mobile.number(), mobile.masked())).orElse(NOTHING),
        RawValue::shownAs,
        value -> value.map(Mobile::masked).orElse(""));
  }

  private static StoredAttribute<Optional<Email>> email() {
    return new StoredAttribute<>(
        Forms.EMAIL,
        user -> user.contact().email(),
        (user, value) -> user.with(user.contact().withEmail(value)),
        (value, policy) -> value.map(email -> Set.of(email.address())).orElse(NOTHING),
        RawValue::shownAs,
        value -> value.map(Email::masked).orElse(""));
  }

  private static StoredAttribute<Optional<Instant>> expiredAt() {
    return new StoredAttribute<>(
        Forms.EXPIRED_AT,
        user -> user.membership().expiresAt(),
        (user, value) -> user.with(user.membership().withExpiresAt(value)),
        (value, policy) -> value.map(time -> Set.of(policy.shown(time))).orElse(NOTHING),
        RawValue::shownAs,
        value -> value.map(Instant::toString).orElse(""));
  }

  private static StoredAttribute<SortedSet<GroupId>> groups() {
    return new StoredAttribute<>(
        Forms.GROUPS,
        user -> new TreeSet<>(user.membership().groups()),
        (user, value) -> user.with(user.membership().withGroups(value)),
        (value, policy) -> Set.of(idsOf(value)),
        StoredAttribute::idsSent,
        StoredAttribute::idsOf);
  }

  private static Optional<String> idsSent(RawValue raw) {
    List<Optional<GroupId>> groups = raw.elements().map(Forms::group).toList();
    return groups.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            idsOf(
                groups.stream()
                    .flatMap(Optional::stream)
                    .collect(Collectors.toCollection(TreeSet::new))))
        : Optional.empty();
  }

  private static String idsOf(SortedSet<GroupId> groups) {
    return groups.stream()
        .map(group -> Long.toString(group.value()))
        .collect(Collectors.joining(","));
  }
}
