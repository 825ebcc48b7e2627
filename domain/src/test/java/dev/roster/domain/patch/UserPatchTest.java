package dev.roster.domain.patch;

import static dev.roster.domain.patch.Attribute.GENDER;
import static dev.roster.domain.patch.Attribute.NEW_PASSWORD;
import static dev.roster.domain.patch.Attribute.PASSWORD;
import static dev.roster.domain.patch.Attribute.REMOVE_PAY_PASSWORD;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPatchTest {

  private static String folded(PatchField<?> field) {
    return field.fold(() -> "absent", () -> "remove", value -> "replace " + value);
  }

  @Test
  void a_field_is_absent_removed_or_replaced() {
    assertThat(folded(PatchField.absent())).isEqualTo("absent");
    assertThat(folded(PatchField.remove())).isEqualTo("remove");
    assertThat(folded(PatchField.replace(5))).isEqualTo("replace 5");
    assertThat(PatchField.absent().present()).isFalse();
    assertThat(PatchField.remove().present()).isTrue();
    assertThat(PatchField.replace("").present()).isTrue();
  }

  @Test
  void a_field_is_never_replaced_by_null() {
    assertThatNullPointerException().isThrownBy(() -> PatchField.replace(null));
    assertThatNullPointerException().isThrownBy(() -> RawValue.of((String) null));
  }

  @ParameterizedTest
  @EnumSource
  void what_was_not_sent_is_absent(Attribute attribute) {
    assertThat(EMPTY.field(attribute)).isEqualTo(PatchField.absent());
    assertThat(EMPTY.has(attribute)).isFalse();
  }

  @Test
  void a_patch_holds_what_was_sent_in_the_order_of_the_attributes() {
    UserPatch patch =
        EMPTY
            .remove(SIGNATURE)
            .replace(REMOVE_PAY_PASSWORD, true)
            .replace(STATUS, 1)
            .replace(PASSWORD, "secret");

    assertThat(patch.attributes())
        .containsExactly(PASSWORD, REMOVE_PAY_PASSWORD, STATUS, SIGNATURE);
    assertThat(patch.field(SIGNATURE)).isEqualTo(PatchField.remove());
    assertThat(patch.field(STATUS)).isEqualTo(PatchField.replace(RawValue.of(1)));
    assertThat(patch.field(PASSWORD)).isEqualTo(PatchField.replace(RawValue.of("secret")));
    assertThat(patch.field(REMOVE_PAY_PASSWORD)).isEqualTo(PatchField.replace(RawValue.of(true)));
  }

  @Test
  void a_patch_never_changes_it_makes_another() {
    UserPatch one = EMPTY.replace(SIGNATURE, "hello");
    UserPatch two = one.replace(STATUS, 1);

    assertThat(EMPTY.isEmpty()).isTrue();
    assertThat(one.attributes()).containsExactly(SIGNATURE);
    assertThat(two.without(STATUS::equals)).isEqualTo(one);
    assertThat(two.has(STATUS)).isTrue();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> two.attributes().clear());
  }

  @Test
  void an_absent_field_takes_the_attribute_out() {
    UserPatch patch = EMPTY.replace(SIGNATURE, "hello").with(SIGNATURE, PatchField.absent());

    assertThat(patch).isEqualTo(EMPTY).hasSameHashCodeAs(EMPTY);
    assertThat(patch.isEmpty()).isTrue();
  }

  @Test
  void a_patch_shows_names_and_no_values() {
    UserPatch patch = EMPTY.replace(NEW_PASSWORD, "secret").replace(GENDER, 2);

    assertThat(patch).hasToString("UserPatch[NEW_PASSWORD, GENDER]");
    assertThat(patch.field(NEW_PASSWORD).toString()).doesNotContain("secret");
    assertThat(RawValue.ofAll(123456).toString() + RawValue.of(123456)).doesNotContain("123456");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "007, 7", "999999999999999999, 999999999999999999"})
  void text_of_ascii_digits_is_a_whole_number_too(String text, long number) {
    assertThat(RawValue.of(text).whole()).isEqualTo(OptionalLong.of(number));
    assertThat(RawValue.of(text).text()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-1", "+1", "1.0", "1e3", "0x1", "٣", "１", "1000000000000000000"})
  void any_other_text_is_no_number(String text) {
    assertThat(RawValue.of(text).whole()).isEmpty();
  }

  @Test
  void a_value_has_one_type() {
    assertThat(RawValue.of(5).text()).isEmpty();
    assertThat(RawValue.of(-5).whole()).isEqualTo(OptionalLong.of(-5));
    assertThat(RawValue.of(false).flag()).contains(false);
    assertThat(RawValue.of("true").flag()).isEmpty();
    assertThat(RawValue.of(1).flag()).isEmpty();
    assertThat(new RawValue.Unfit().text()).isEmpty();
    assertThat(new RawValue.Unfit().whole()).isEmpty();
    assertThat(RawValue.ofAll(1).whole()).isEmpty();
    assertThat(RawValue.of(true).shownAs()).isEmpty();
    assertThat(RawValue.of(5).shownAs()).isEqualTo(Optional.of("5"));
  }

  @Test
  void a_value_alone_is_a_list_of_one() {
    assertThat(RawValue.of(5).elements()).containsExactly(RawValue.of(5));
    assertThat(RawValue.ofAll(5, 6).elements()).containsExactly(RawValue.of(5), RawValue.of(6));
    assertThat(RawValue.ofAll().elements()).isEmpty();
  }

  /** Seed 003, seed 000 and Discuz! Q; both dialects and storage know them by these names. */
  @Test
  void the_attributes_have_the_names_of_the_sources() {
    assertThat(Arrays.stream(Attribute.values()).map(Attribute::key))
        .isEqualTo(
            List.of(
                "password",
                "newPassword",
                "password_confirmation",
                "payPassword",
                "pay_password_confirmation",
                "pay_password_token",
                "removePayPassword",
                "mobile",
                "email",
                "status",
                "refuse_message",
                "signature",
                "username",
                "register_reason",
                "groupId",
                "expired_at",
                "nickname",
                "avatar_url",
                "city",
                "province",
                "country",
                "gender",
                "level",
                "major",
                "desc"));
  }
}
