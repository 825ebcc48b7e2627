package dev.roster.benchmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files in which every part of the benchmark leaves its figures: JSON, a {@link Result} a line,
 * one file a part. Writing replaces what the same part left before, so that parts can be measured
 * at different times.
 */
public final class Results {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** Files in this folder, which is made when something is written. */
  public Results(Path folder) {
    this.folder = folder;
  }

  /**
   * Replaces the figures of a part.
   *
   * @param part the name of the file, without its ending: {@code growth}, {@code jmh}
   */
  public void write(String part, List<Result> results) {
    List<String> lines = results.stream().map(Results::line).toList();
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(part + ".jsonl"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The figures of all parts, by the names of their files; none if nothing was written yet. */
  public List<Result> read() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Result> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          all.add(JSON.readValue(line, Result.class));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static String line(Result result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
