package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER_GROUP;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupConcat;

import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.identity.UserId;
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
import dev.roster.domain.user.Contact;
import dev.roster.domain.user.Credentials;
import dev.roster.domain.user.Membership;
import dev.roster.domain.user.Profile;
import dev.roster.domain.user.Registration;
import dev.roster.domain.user.Standing;
import dev.roster.domain.user.Timeline;
import dev.roster.domain.user.User;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** A user as columns, in the order of the record {@link User}. */
final class UserRow {

  /** What every query of users asks for, since the rows of erased users stay. */
  static final Condition NOT_ERASED = ROSTER_USER.ERASED_AT.isNull();

  /** The ids of its groups, joined by commas, so that one query reads the whole user. */
  private static final Field<String> GROUPS =
      field(
              DSL.select(groupConcat(ROSTER_USER_GROUP.GROUP_ID))
                  .from(ROSTER_USER_GROUP)
                  .where(ROSTER_USER_GROUP.USER_ID.eq(ROSTER_USER.ID)))
          .as("group_ids");

  // @formatter:off
  private static final List<Column<?>> COLUMNS = List.of(
      new Column<>(ROSTER_USER.ID,                  user -> user.id().value()),
      new Column<>(ROSTER_USER.PUBLIC_ID,           user -> user.publicId().text()),
      new Column<>(ROSTER_USER.VERSION,             User::version),
      new Column<>(ROSTER_USER.USERNAME,            user -> user.username().text()),
      new Column<>(ROSTER_USER.USERNAME_FOLDED,     user -> user.username().folded()),
      new Column<>(ROSTER_USER.RENAMES,             User::renames),
      new Column<>(ROSTER_USER.STATUS,              user -> user.status().code()),
      new Column<>(ROSTER_USER.STATUS_REASON,       user -> user.standing().reason().text()),
      new Column<>(ROSTER_USER.SIGNATURE,           user -> user.profile().signature().text()),
      new Column<>(ROSTER_USER.NICKNAME,            user -> user.profile().nickname().text()),
      new Column<>(ROSTER_USER.AVATAR,              user -> user.profile().avatar().text()),
      new Column<>(ROSTER_USER.GENDER,              user -> user.profile().gender().code()),
      new Column<>(ROSTER_USER.CITY,                user -> user.profile().city().text()),
      new Column<>(ROSTER_USER.PROVINCE,            user -> user.profile().province().text()),
      new Column<>(ROSTER_USER.COUNTRY,             user -> user.profile().country().text()),
      new Column<>(ROSTER_USER.LEVEL,               user -> user.profile().level().text()),
      new Column<>(ROSTER_USER.MAJOR,               user -> user.profile().major().text()),
      new Column<>(ROSTER_USER.DESCRIPTION,         user -> user.profile().description().text()),
      new Column<>(ROSTER_USER.MOBILE,              user -> orNull(user.contact().mobile(), Mobile::number)),
      new Column<>(ROSTER_USER.EMAIL,               user -> orNull(user.contact().email(), Email::address)),
      new Column<>(ROSTER_USER.REGISTER_REASON,     user -> user.registration().reason().text()),
      new Column<>(ROSTER_USER.REGISTER_IP,         user -> user.registration().ip()),
      new Column<>(ROSTER_USER.JOINED_AT,           user -> Millis.of(user.registration().joinedAt())),
      new Column<>(ROSTER_USER.EXPIRES_AT,          user -> orNull(user.membership().expiresAt(), Millis::of)),
      new Column<>(ROSTER_USER.PASSWORD_HASH,       user -> orNull(user.credentials().password(), PasswordHash::text)),
      new Column<>(ROSTER_USER.PAY_PASSWORD_HASH,   user -> orNull(user.credentials().payPassword(), PasswordHash::text)),
      new Column<>(ROSTER_USER.PASSWORD_CHANGED_AT, user -> orNull(user.credentials().passwordChangedAt(), Millis::of)),
      new Column<>(ROSTER_USER.REALNAME,            user -> user.identity().realname()),
      new Column<>(ROSTER_USER.IDENTITY,            user -> user.identity().identity()),
      new Column<>(ROSTER_USER.IDENTITY_VERIFIED,   user -> user.identity().verified()),
      new Column<>(ROSTER_USER.CREATED_AT,          user -> Millis.of(user.timeline().createdAt())),
      new Column<>(ROSTER_USER.UPDATED_AT,          user -> Millis.of(user.timeline().updatedAt())),
      new Column<>(ROSTER_USER.LOGIN_AT,            user -> orNull(user.timeline().loginAt(), Millis::of)),
      new Column<>(ROSTER_USER.LAST_LOGIN_IP,       user -> user.timeline().lastLoginIp()));
  // @formatter:on

  /** What {@link #read} reads. */
  static final List<Field<?>> FIELDS =
      Stream.concat(Arrays.stream(ROSTER_USER.fields()), Stream.of(GROUPS)).toList();

  private UserRow() {}

  /** Reads users; those who are erased are none. */
  static SelectConditionStep<Record> select(DSLContext sql) {
    return sql.select(FIELDS).from(ROSTER_USER).where(NOT_ERASED);
  }

  /**
   * The user of a row with {@link #FIELDS}.
   *
   * @throws IllegalStateException if no user can be like that: whoever wrote it was not Roster
   */
  static User read(Record row) {
    try {
      return user(row);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "storage holds a user that cannot be, id " + row.get(ROSTER_USER.ID), e);
    }
  }

  private static User user(Record row) {
    return new User(
        new UserId(row.get(ROSTER_USER.ID)),
        new PublicId(row.get(ROSTER_USER.PUBLIC_ID)),
        row.get(ROSTER_USER.VERSION),
        new Username(row.get(ROSTER_USER.USERNAME)),
        row.get(ROSTER_USER.RENAMES),
        standing(row),
        profile(row),
        contact(row),
        registration(row),
        membership(row),
        credentials(row),
        identity(row),
        timeline(row));
  }

  /** Every column of a user. */
  static Map<Field<?>, Object> columns(User user) {
    return columns(column -> true, user);
  }

  /** The columns that differ; the groups are rows of their own. */
  static Map<Field<?>, Object> changedColumns(User before, User after) {
    return columns(column -> !Objects.equals(column.of(before), column.of(after)), after);
  }

  private static Map<Field<?>, Object> columns(Predicate<Column<?>> wanted, User user) {
    Map<Field<?>, Object> columns = new LinkedHashMap<>();
    COLUMNS.stream().filter(wanted).forEach(column -> columns.put(column.field, column.of(user)));
    return columns;
  }

  private static Standing standing(Record row) {
    return new Standing(
        status(row.get(ROSTER_USER.STATUS)), new Reason(row.get(ROSTER_USER.STATUS_REASON)));
  }

  private static Status status(int code) {
    return Status.ofCode(code)
        .orElseThrow(() -> new IllegalStateException("storage holds the unknown status " + code));
  }

  private static Profile profile(Record row) {
    return new Profile(
        new Signature(row.get(ROSTER_USER.SIGNATURE)),
        new Nickname(row.get(ROSTER_USER.NICKNAME)),
        new AvatarReference(row.get(ROSTER_USER.AVATAR)),
        Gender.ofCode(row.get(ROSTER_USER.GENDER)),
        new Locality(row.get(ROSTER_USER.CITY)),
        new Locality(row.get(ROSTER_USER.PROVINCE)),
        new Locality(row.get(ROSTER_USER.COUNTRY)),
        new Level(row.get(ROSTER_USER.LEVEL)),
        new Major(row.get(ROSTER_USER.MAJOR)),
        new Description(row.get(ROSTER_USER.DESCRIPTION)));
  }

  private static Contact contact(Record row) {
    return new Contact(
        Optional.ofNullable(row.get(ROSTER_USER.MOBILE)).map(Mobile::new),
        Optional.ofNullable(row.get(ROSTER_USER.EMAIL)).map(Email::new));
  }

  private static Registration registration(Record row) {
    return new Registration(
        new RegisterReason(row.get(ROSTER_USER.REGISTER_REASON)),
        row.get(ROSTER_USER.REGISTER_IP),
        Millis.time(row.get(ROSTER_USER.JOINED_AT)));
  }

  private static Membership membership(Record row) {
    return new Membership(
        groups(row.get(GROUPS)), Millis.timeIfAny(row.get(ROSTER_USER.EXPIRES_AT)));
  }

  /** None at all where there is no row of a group. */
  private static Set<GroupId> groups(String ids) {
    return Optional.ofNullable(ids).stream()
        .flatMap(joined -> Arrays.stream(joined.split(",")))
        .map(id -> new GroupId(Long.parseLong(id)))
        .collect(Collectors.toSet());
  }

  private static Credentials credentials(Record row) {
    return new Credentials(
        Optional.ofNullable(row.get(ROSTER_USER.PASSWORD_HASH)).map(PasswordHash::new),
        Optional.ofNullable(row.get(ROSTER_USER.PAY_PASSWORD_HASH)).map(PasswordHash::new),
        Millis.timeIfAny(row.get(ROSTER_USER.PASSWORD_CHANGED_AT)));
  }

  private static RealIdentity identity(Record row) {
    return new RealIdentity(
        row.get(ROSTER_USER.REALNAME),
        row.get(ROSTER_USER.IDENTITY),
        row.get(ROSTER_USER.IDENTITY_VERIFIED));
  }

  private static Timeline timeline(Record row) {
    return new Timeline(
        Millis.time(row.get(ROSTER_USER.CREATED_AT)),
        Millis.time(row.get(ROSTER_USER.UPDATED_AT)),
        Millis.timeIfAny(row.get(ROSTER_USER.LOGIN_AT)),
        row.get(ROSTER_USER.LAST_LOGIN_IP));
  }

  private static <T, C> C orNull(Optional<T> value, Function<T, C> column) {
    return value.map(column).orElse(null);
  }

  /** A column, and what of a user goes into it; {@code NULL} where it has none. */
  private record Column<T>(Field<T> field, Function<User, T> value) {
    T of(User user) {
      return value.apply(user);
    }
  }
}
