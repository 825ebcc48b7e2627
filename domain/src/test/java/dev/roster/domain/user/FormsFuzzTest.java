package dev.roster.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.profile.AvatarReference;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Username;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Whatever text comes in, a value object takes it or says that it is malformed. */
class FormsFuzzTest {

  private static final List<Form<?>> FORMS =
      Arrays.stream(Attribute.values()).<Form<?>>map(Forms::of).distinct().toList();

  @FuzzTest
  void any_text_is_malformed_or_has_a_form(byte[] input) {
    String text = text(input);
    PatchField<RawValue> sent = PatchField.replace(RawValue.of(text));
    FORMS.forEach(form -> taken(text, any -> form.read(sent, Policy.STANDARD)));
    Optional<Username> name = taken(text, Username::choose);
    name.ifPresent(FormsFuzzTest::assertOneNameInAnySpelling);
    taken(text, Username::new).ifPresent(stored -> assertOneKey(stored.folded()));
    taken(text, Mobile::parse).ifPresent(FormsFuzzTest::assertCanonicalAndMasked);
    taken(text, Email::new).ifPresent(email -> assertThat(email.masked()).contains("@"));
    taken(text, raw -> AvatarReference.choose(raw, true))
        .ifPresent(avatar -> assertThat(avatar.text()).isEqualTo(text));
    taken(text, PublicId::new).ifPresent(id -> assertThat(id.text()).isEqualTo(text));
    taken(text, raw -> new RealIdentity(raw, raw, true)).ifPresent(RealIdentity::maskedIdentity);
  }

  private static void assertOneNameInAnySpelling(Username name) {
    assertThat(Username.choose(name.text())).isEqualTo(name);
    assertThat(name.reserved()).isIn(true, false);
    assertThat(carried(name.text())).isEqualTo(name.text());
  }

  private static void assertOneKey(String folded) {
    taken(folded, Username::new).ifPresent(again -> assertThat(again.folded()).isEqualTo(folded));
    assertThat(carried(folded)).isEqualTo(folded);
  }

  private static void assertCanonicalAndMasked(Mobile mobile) {
    assertThat(Mobile.parse(mobile.number())).isEqualTo(mobile);
    assertThat(mobile.masked()).isNotEqualTo(mobile.number()).contains("****");
  }

  /**
   * The value that a text is taken for; empty if it is refused in the one way that is documented.
   */
  private static <T> Optional<T> taken(String text, Function<String, T> form) {
    try {
      return Optional.of(form.apply(text));
    } catch (Malformed refused) {
      assertThat(refused.getMessage()).startsWith(refused.rule().key());
      return Optional.empty();
    }
  }

  /** UTF-8, or else UTF-16: so that there are halves of pairs too. */
  private static String text(byte[] input) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder units = new StringBuilder();
      IntStream.range(0, input.length / Character.BYTES)
          .forEach(i -> units.append(ByteBuffer.wrap(input).getChar(i * Character.BYTES)));
      return units.toString();
    }
  }

  /** A text after its way through UTF-8. */
  private static String carried(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
