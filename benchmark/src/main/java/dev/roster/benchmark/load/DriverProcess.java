package dev.roster.benchmark.load;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The driver as a process of its own, so that what the server uses is measured apart: reads {@link
 * Load}s from standard input and answers each with {@link Measured}, JSON, one a line. One process
 * for a whole benchmark, since a JVM that has just started is slow.
 */
public final class DriverProcess {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private DriverProcess() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Load load = JSON.readValue(line, Load.class);
        System.out.println(JSON.writeValueAsString(Driver.run(load, crew(load.crew()))));
      }
    }
  }

  private static List<Member> crew(Path file) throws IOException {
    List<Member> crew = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      crew.add(JSON.readValue(line, Member.class));
    }
    return crew;
  }
}
