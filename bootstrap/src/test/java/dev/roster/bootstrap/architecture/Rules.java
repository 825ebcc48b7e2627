package dev.roster.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The rules of the rings.
 *
 * <p>The two dots in {@code dev.roster..domain..} let the very same rule see the program and what
 * is planted below {@code dev.roster.planted} to violate it.
 */
final class Rules {

  /** A ring, and what it uses from outside the project. */
  private enum Ring {
    DOMAIN(
        "domain",
        "java.lang..",
        "java.math",
        "java.nio",
        "java.nio.charset",
        "java.security",
        "java.text",
        "java.time..",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream"),
    APPLICATION("application", "java..", "jakarta.validation.."),
    HTTP(
        "adapter.http",
        "java..",
        "com.fasterxml.jackson..",
        "com.github.benmanes.caffeine..",
        "io.javalin..",
        "jakarta.servlet..",
        "kotlin..",
        "org.eclipse.jetty..",
        "org.slf4j.."),
    JOOQ(
        "adapter.jooq",
        "java..",
        "javax.sql..",
        "com.fasterxml.jackson.core..",
        "com.zaxxer.hikari..",
        "org.flywaydb.core..",
        "org.jooq..",
        "org.postgresql..",
        "org.slf4j..",
        "org.sqlite.."),
    BCRYPT("adapter.bcrypt", "java..", "com.nulabinc.zxcvbn..", "org.mindrot.jbcrypt.."),
    DELIVERY(
        "adapter.delivery",
        "java..",
        "javax.crypto..",
        "javax.net.ssl..",
        "com.fasterxml.jackson..",
        "jakarta.mail..",
        "org.apache.hc..",
        "org.apache.kafka..",
        "org.eclipse.angus.mail.."),
    BOOTSTRAP(
        "bootstrap",
        "java..",
        "ch.qos.logback..",
        "com.sun.net.httpserver..",
        "io.micrometer.core..",
        "io.micrometer.prometheusmetrics..",
        "io.smallrye.config..",
        "jakarta.mail..",
        "jakarta.validation..",
        "org.hibernate.validator..",
        "org.slf4j..",
        "org.subethamail.smtp..",
        "org.yaml.snakeyaml..",
        "picocli..");

    private final String own;
    private final List<String> libraries;

    Ring(String name, String... libraries) {
      this.own = "dev.roster.." + name + "..";
      this.libraries = List.of(libraries);
    }
  }

  /** What the domain uses beside whole packages: the names of places, and no way to go there. */
  private static final DescribedPredicate<JavaClass> ADDRESSES =
      belongToAnyOf(URI.class, URISyntaxException.class);

  private Rules() {}

  /** {@code ring} uses its own libraries, itself, and these rings. */
  private static ArchRule only(Ring ring, Ring... rings) {
    String[] packages =
        Stream.concat(
                Stream.concat(Stream.of(ring.own), ring.libraries.stream()),
                Arrays.stream(rings).map(each -> each.own))
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> allowed = resideInAnyPackage(packages);
    return classes()
        .that()
        .resideInAPackage(ring.own)
        .should()
        .onlyDependOnClassesThat(ring == Ring.DOMAIN ? allowed.or(ADDRESSES) : allowed);
  }

  static ArchRule domainUsesOnlyItself() {
    return only(Ring.DOMAIN);
  }

  static ArchRule applicationUsesOnlyDomain() {
    return only(Ring.APPLICATION, Ring.DOMAIN);
  }

  static ArchRule httpUsesOnlyApplicationAndDomain() {
    return only(Ring.HTTP, Ring.APPLICATION, Ring.DOMAIN);
  }

  static ArchRule jooqUsesOnlyApplicationAndDomain() {
    return only(Ring.JOOQ, Ring.APPLICATION, Ring.DOMAIN);
  }

  static ArchRule bcryptUsesOnlyApplicationAndDomain() {
    return only(Ring.BCRYPT, Ring.APPLICATION, Ring.DOMAIN);
  }

  static ArchRule deliveryUsesOnlyApplicationAndDomain() {
    return only(Ring.DELIVERY, Ring.APPLICATION, Ring.DOMAIN);
  }

  static ArchRule bootstrapUsesTheRingsThatShip() {
    return only(Ring.BOOTSTRAP, Ring.values());
  }

  static ArchRule adaptersKnowNothingOfEachOther() {
    return slices().matching("dev.roster..adapter.(*)..").should().notDependOnEachOther();
  }

  /** So that each can be done without, and its libraries with it. */
  static ArchRule channelsShareNoLibrary() {
    return CompositeArchRule.of(isOf("mail", "jakarta.mail..", "org.eclipse.angus.."))
        .and(isOf("kafka", "org.apache.kafka.."))
        .and(isOf("webhook", "org.apache.hc.."));
  }

  private static ArchRule isOf(String channel, String... libraries) {
    return noClasses()
        .that()
        .resideInAPackage(Ring.DELIVERY.own)
        .and()
        .resideOutsideOfPackage("dev.roster.." + channel + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  static ArchRule channelsKnowNothingOfEachOther() {
    return slices().matching("dev.roster..adapter.delivery.(*)..").should().notDependOnEachOther();
  }

  static ArchRule domainReadsNoClock() {
    return noClasses()
        .that()
        .resideInAPackage(Ring.DOMAIN.own)
        .should()
        .callMethodWhere(describe("it reads a clock", Rules::readsClock))
        .orShould()
        .dependOnClassesThat(belongToAnyOf(Date.class, Calendar.class));
  }

  private static boolean readsClock(JavaMethodCall call) {
    JavaClass owner = call.getTargetOwner();
    return owner.isEquivalentTo(Clock.class)
        || owner.isEquivalentTo(InstantSource.class)
        || owner.getPackageName().startsWith("java.time") && call.getName().equals("now")
        || owner.isEquivalentTo(System.class)
            && Set.of("currentTimeMillis", "nanoTime").contains(call.getName());
  }

  static ArchRule domainRollsNoDice() {
    return noClasses()
        .that()
        .resideInAPackage(Ring.DOMAIN.own)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .orShould()
        .callMethodWhere(describe("it rolls dice", Rules::rollsDice));
  }

  private static boolean rollsDice(JavaMethodCall call) {
    return Set.of("random", "randomUUID").contains(call.getName())
        || call.getTargetOwner().isEquivalentTo(Collections.class)
            && call.getName().equals("shuffle");
  }

  static ArchRule packagesFormNoCycle() {
    return slices().assignedFrom(PACKAGES).should().beFreeOfCycles();
  }

  static ArchRule namesSaySomething() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils|Dto|DTO|Base)(\\$.*)?");
  }

  /** Every package is a slice; what is generated from the tables is one with all below it. */
  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return type.getPackageName().startsWith("dev.roster.")
              ? SliceIdentifier.of(type.getPackageName().replaceFirst("\\.schema\\..*", ".schema"))
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "the packages of Roster";
        }
      };
}
