package dev.roster.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program obeys the rules of the rings, and each rule catches what is planted against it. */
class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.roster");

  /** Every rule, and the package below {@code dev.roster.planted} that violates it. */
  static Stream<Arguments> rules() {
    // @formatter:off
    return Stream.of(
        Arguments.of("outward.domain",      Rules.domainUsesOnlyItself()),
        Arguments.of("outward.application", Rules.applicationUsesOnlyDomain()),
        Arguments.of("outward.http",        Rules.httpUsesOnlyApplicationAndDomain()),
        Arguments.of("outward.jooq",        Rules.jooqUsesOnlyApplicationAndDomain()),
        Arguments.of("outward.bcrypt",      Rules.bcryptUsesOnlyApplicationAndDomain()),
        Arguments.of("outward.delivery",    Rules.deliveryUsesOnlyApplicationAndDomain()),
        Arguments.of("outward.shipping",   Rules.bootstrapUsesTheRingsThatShip()),
        Arguments.of("apart",               Rules.adaptersKnowNothingOfEachOther()),
        Arguments.of("channels.apart",      Rules.channelsKnowNothingOfEachOther()),
        Arguments.of("channels.libraries",  Rules.channelsShareNoLibrary()),
        Arguments.of("clock",               Rules.domainReadsNoClock()),
        Arguments.of("dice",                Rules.domainRollsNoDice()),
        Arguments.of("cycle",               Rules.packagesFormNoCycle()),
        Arguments.of("names",               Rules.namesSaySomething()));
    // @formatter:on
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_program_obeys_the_rule(String planted, ArchRule rule) {
    rule.check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_rule_catches_what_is_planted(String planted, ArchRule rule) {
    JavaClasses classes = new ClassFileImporter().importPackages("dev.roster.planted." + planted);
    List<String> report =
        rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    assertThat(culprits(classes))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(report).anyMatch(line -> line.contains(name)));
  }

  /** Whoever carries this mark in its name must be caught; the others are there to be used. */
  private static List<String> culprits(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getName)
        .filter(name -> name.contains(".Wrong"))
        .toList();
  }
}
