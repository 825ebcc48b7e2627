package dev.roster.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The libraries from the npm registry: what they are tried with stands in {@code src/test/node}.
 */
@ParameterizedClass
@EnumSource(Dialect.class)
class NpmIT {

  private static Demo demo;

  @Parameter Dialect dialect;

  @BeforeParameterizedClassInvocation
  static void start(Dialect dialect) {
    demo = Demo.speaking(dialect);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonapi-vuex", "kitsu"})
  void a_library_reads_patches_and_shows_errors(String library) throws Exception {
    ProcessBuilder node =
        new ProcessBuilder("node", "--test", "--test-reporter=spec", library + ".test.js")
            .directory(Path.of("src/test/node").toFile())
            .redirectErrorStream(true);
    node.environment().put("ROSTER_URL", demo.url());
    node.environment().put("ROSTER_JSONAPI", dialect.name().toLowerCase(Locale.ROOT));
    Process process = node.start();
    String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%n%s", report).isZero();
  }
}
