package dev.roster.bootstrap.demo;

import dev.roster.bootstrap.server.Lifetime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is deleted, with all that is in it, when the process ends. */
public final class TemporaryFolder {

  private TemporaryFolder() {}

  /** A new folder, readable by its owner alone, that goes with the lifetime. */
  public static Path until(Lifetime lifetime) {
    try {
      Path folder = Files.createTempDirectory("roster-demo");
      lifetime.endsWith(() -> delete(folder));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
