package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.EMAIL;
import static dev.roster.domain.patch.Attribute.MOBILE;
import static dev.roster.domain.patch.Attribute.NEW_PASSWORD;
import static dev.roster.domain.patch.Attribute.PASSWORD;
import static dev.roster.domain.patch.Attribute.PASSWORD_CONFIRMATION;
import static dev.roster.domain.patch.Attribute.PAY_PASSWORD;
import static dev.roster.domain.patch.Attribute.PAY_PASSWORD_CONFIRMATION;
import static dev.roster.domain.patch.Attribute.PAY_PASSWORD_TOKEN;
import static dev.roster.domain.patch.UserPatch.EMPTY;

import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import java.util.Arrays;
import java.util.stream.LongStream;

/** A legal change of each attribute to a value that no user of {@link Given} has. */
final class Changes {

  private Changes() {}

  static Attribute attribute(String key) {
    return Arrays.stream(Attribute.values())
        .filter(attribute -> attribute.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no attribute " + key));
  }

  /** The change, and all that must be sent with it when a user changes itself. */
  static UserPatch of(Attribute attribute, User target) {
    return switch (attribute) {
      case PASSWORD -> password();
      case NEW_PASSWORD -> newPassword("new-password");
      case PASSWORD_CONFIRMATION -> EMPTY.replace(attribute, "new-password");
      case PAY_PASSWORD -> payPassword("222222").replace(PAY_PASSWORD_TOKEN, "token");
      case PAY_PASSWORD_CONFIRMATION -> EMPTY.replace(attribute, "222222");
      case PAY_PASSWORD_TOKEN -> EMPTY.replace(attribute, "token");
      case REMOVE_PAY_PASSWORD -> EMPTY.replace(attribute, true);
      case MOBILE -> password().replace(MOBILE, "13900001234");
      case EMAIL -> password().replace(EMAIL, "new@example.com");
      case STATUS -> EMPTY.replace(attribute, 1);
      case USERNAME -> EMPTY.replace(attribute, "renamed");
      case GROUPS -> groups(alsoIn(Given.FRIENDS, target));
      case EXPIRED_AT -> EMPTY.replace(attribute, "2031-01-01 00:00:00");
      case GENDER -> EMPTY.replace(attribute, 2);
      case REFUSE_MESSAGE,
          SIGNATURE,
          REGISTER_REASON,
          NICKNAME,
          AVATAR,
          CITY,
          PROVINCE,
          COUNTRY,
          LEVEL,
          MAJOR,
          DESCRIPTION ->
          EMPTY.replace(attribute, "new");
    };
  }

  /** The current password and nothing else. */
  static UserPatch password() {
    return EMPTY.replace(PASSWORD, Given.PASSWORD);
  }

  /** Another login password by oneself: confirmed, with the current one. */
  static UserPatch newPassword(String text) {
    return password().replace(NEW_PASSWORD, text).replace(PASSWORD_CONFIRMATION, text);
  }

  /** Another pay password, confirmed, without a token. */
  static UserPatch payPassword(String digits) {
    return EMPTY.replace(PAY_PASSWORD, digits).replace(PAY_PASSWORD_CONFIRMATION, digits);
  }

  static UserPatch groups(long... ids) {
    return EMPTY.with(Attribute.GROUPS, PatchField.replace(RawValue.ofAll(ids)));
  }

  private static long[] alsoIn(GroupId group, User target) {
    LongStream today = target.membership().groups().stream().mapToLong(GroupId::value);
    return LongStream.concat(today, LongStream.of(group.value())).toArray();
  }
}
