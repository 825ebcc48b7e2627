package dev.roster.application.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.notice.Language;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  private static final Pattern NAMED = Pattern.compile("\\{(.*?)}");
  private static final String MARK = "\u0001";

  /**
   * What each code comes with, typed from the places that make it; all others come with nothing.
   */
  private static final Map<String, Set<String>> SUPPLIED =
      Map.ofEntries(
          Map.entry("ban_user", Set.of("reason")),
          Map.entry("status_transition_not_allowed", Set.of("allowed")),
          Map.entry("stale", Set.of("status", "version")),
          Map.entry("login_failures_times_toplimit", Set.of("retryAfter")),
          Map.entry("password_failures_times_toplimit", Set.of("retryAfter")),
          Map.entry("pay_password_failures_times_toplimit", Set.of("retryAfter")),
          Map.entry("validation_error.too_short", Set.of("min")),
          Map.entry("validation_error.too_long", Set.of("max")),
          Map.entry("validation_error.too_small", Set.of("min")),
          Map.entry("validation_error.too_large", Set.of("max")),
          Map.entry("validation_error.too_many_decimals", Set.of("max")),
          Map.entry("validation_error.too_many", Set.of("max")),
          Map.entry("validation_error.too_many_bytes", Set.of("max")));

  /** What is said of the edge itself, where no rejection exists yet. */
  private static final Set<String> OF_THE_EDGE =
      Set.of(
          "none_given",
          "not_authenticated",
          "route_not_found",
          "method_not_allowed",
          "request_timeout",
          "resource_mismatch",
          "malformed_json",
          "invalid_document",
          "invalid_document.duplicate_member",
          "invalid_document.more_than_one_token",
          "invalid_document.unknown_parameter",
          "not_acceptable",
          "not_editable",
          "invalid_document.trailing_data",
          "precondition_failed",
          "precondition_required",
          "payload_too_large",
          "uri_too_long",
          "unsupported_media_type",
          "expectation_failed",
          "request_header_fields_too_large",
          "internal_error",
          "busy");

  static Stream<Rejection> rejections() {
    Stream<Rejection> codes =
        Arrays.stream(RejectionCode.values())
            .filter(code -> code != RejectionCode.VALIDATION_ERROR)
            .map(Rejection::of);
    Stream<Rejection> rules =
        Arrays.stream(FormRule.values()).map(rule -> Rejection.form(Attribute.SIGNATURE, rule));
    return Stream.concat(codes, rules);
  }

  static Stream<Arguments> rejectionsInEachLanguage() {
    return rejections()
        .flatMap(
            rejection ->
                Arrays.stream(Language.values())
                    .map(language -> Arguments.of(rejection, language)));
  }

  @ParameterizedTest
  @MethodSource("rejectionsInEachLanguage")
  void every_code_and_every_rule_of_form_has_a_text(Rejection rejection, Language language) {
    assertThat(Messages.of(rejection, language)).isNotBlank().doesNotContain("{", "}");
  }

  @Test
  void both_catalogues_have_the_same_codes() {
    assertThat(Messages.codes(Language.EN)).isEqualTo(Messages.codes(Language.ZH_CN));
  }

  @Test
  void no_text_is_left_over() {
    Set<String> needed = rejections().map(Messages::key).collect(Collectors.toSet());
    needed.addAll(OF_THE_EDGE);
    assertThat(Messages.codes(Language.EN)).containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void the_two_languages_differ_in_every_text() {
    assertThat(Messages.codes(Language.EN))
        .allSatisfy(
            code ->
                assertThat(Messages.of(code, Language.EN))
                    .isNotEqualTo(Messages.of(code, Language.ZH_CN)));
  }

  @ParameterizedTest
  @MethodSource("rejectionsInEachLanguage")
  void a_text_names_only_what_its_code_supplies(Rejection rejection, Language language) {
    Rejection full = rejection;
    for (String detail : SUPPLIED.getOrDefault(Messages.key(rejection), Set.of())) {
      full = full.with(detail, MARK);
    }
    String filled = Messages.of(full, language);
    String unfilled = Messages.of(rejection, language);
    String none = Messages.of("none_given", language);

    assertThat(filled.replace(MARK, none)).isEqualTo(unfilled);
    assertThat(NAMED.matcher(filled).find()).isFalse();
    if (!SUPPLIED.containsKey(Messages.key(rejection))) {
      assertThat(filled).isEqualTo(unfilled);
    } else if (rejection.code() != RejectionCode.STALE) {
      assertThat(filled).contains(MARK).doesNotEndWith(none);
    }
  }

  @Test
  void the_limit_of_a_broken_rule_is_in_its_text() {
    Rejection rejection =
        Rejection.form(Attribute.SIGNATURE, Malformed.of(FormRule.TOO_LONG, "max", 140));
    assertThat(Messages.of(rejection, Language.ZH_CN)).isEqualTo("最多 140 个字符");
    assertThat(Messages.of(rejection, Language.EN)).isEqualTo("Must have at most 140 characters");
  }

  @ParameterizedTest
  @CsvSource({
    "EN,    '', The account is disabled. Reason: none given",
    "EN,    spam, The account is disabled. Reason: spam",
    "ZH_CN, '', 账号已被禁用，原因：无",
    "ZH_CN, 广告, 账号已被禁用，原因：广告"
  })
  void an_empty_reason_reads_none_given(Language language, String reason, String text) {
    Rejection banned = Rejection.of(RejectionCode.BAN_USER).with(Rejection.REASON, reason);
    assertThat(Messages.of(banned, language)).isEqualTo(text);
  }

  @Test
  void several_targets_are_listed_and_none_reads_none_given() {
    Rejection refused = Rejection.of(RejectionCode.STATUS_TRANSITION_NOT_ALLOWED);
    assertThat(Messages.of(refused.with(Rejection.ALLOWED, List.of(0, 3, 4)), Language.EN))
        .isEqualTo("This change of status is not allowed. Possible: 0, 3, 4");
    assertThat(Messages.of(refused.with(Rejection.ALLOWED, List.of()), Language.ZH_CN))
        .isEqualTo("不允许这样修改状态，可选的状态：无");
  }

  @ParameterizedTest
  @CsvSource({"{reason}", "{retryAfter}", "$1 \\", "<b>"})
  void a_reason_is_filled_in_once_and_as_it_is(String reason) {
    Rejection banned = Rejection.of(RejectionCode.BAN_USER).with(Rejection.REASON, reason);
    assertThat(Messages.of(banned, Language.EN))
        .isEqualTo("The account is disabled. Reason: " + reason);
  }

  @Test
  void the_key_is_the_code_and_behind_it_the_rule() {
    assertThat(Messages.key(Rejection.of(RejectionCode.STALE))).isEqualTo("stale");
    assertThat(Messages.key(Rejection.form(Attribute.GENDER, FormRule.NOT_A_GENDER)))
        .isEqualTo("validation_error.not_a_gender");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_code_that_does_not_exist_is_a_bug(Language language) {
    assertThatExceptionOfType(MissingResourceException.class)
        .isThrownBy(() -> Messages.of("no_such_code", language));
  }

  @Test
  void the_codes_are_in_alphabetical_order_and_unmodifiable() {
    Set<String> codes = Messages.codes(Language.EN);
    assertThat(List.copyOf(codes)).isEqualTo(List.copyOf(new TreeSet<>(codes)));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(codes::clear);
  }
}
