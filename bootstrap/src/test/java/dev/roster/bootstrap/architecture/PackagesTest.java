package dev.roster.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every package says which rules live in it. */
class PackagesTest {

  /** Tests run in the folder of their module. */
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  @Test
  void every_package_of_the_program_has_a_package_info() throws IOException {
    try (Stream<Path> modules = Files.list(PROJECT)) {
      List<Path> sources =
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .toList();
      assertThat(sources).hasSizeGreaterThanOrEqualTo(6);
      assertThat(sources).allSatisfy(folder -> assertThat(silent(folder)).isEmpty());
    }
  }

  @Test
  void a_package_without_one_is_noticed(@TempDir Path sources) throws IOException {
    Path silent = Files.createDirectories(sources.resolve("dev/silent"));
    Path telling = Files.createDirectories(sources.resolve("dev/telling"));
    Files.createFile(silent.resolve("Thing.java"));
    Files.createFile(telling.resolve("Thing.java"));
    Files.createFile(telling.resolve("package-info.java"));
    assertThat(silent(sources)).containsExactly(silent);
  }

  private static List<Path> silent(Path sources) throws IOException {
    try (Stream<Path> folders = Files.walk(sources)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> holdsSources(folder) && !Files.exists(packageInfo(folder)))
          .toList();
    }
  }

  private static Path packageInfo(Path folder) {
    return folder.resolve("package-info.java");
  }

  private static boolean holdsSources(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
