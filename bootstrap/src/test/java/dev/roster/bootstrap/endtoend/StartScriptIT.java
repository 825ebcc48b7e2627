package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The start script in a small project, where Maven is a script that takes a second, notes that it
 * was called, and leaves the packaged program.
 */
class StartScriptIT {

  private static final String MAVEN =
      """
      #!/bin/bash
      echo "$@" >> "$PWD/calls"
      [[ ! -e broken ]] || { echo "the compiler says no"; exit 1; }
      sleep 1
      mkdir -p bootstrap/target
      cp -R %1$s/roster.jar %1$s/lib bootstrap/target
      """;

  /** Options with which an archive takes half as long to make. */
  private static final String LIGHT = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  @TempDir Path folder;

  private Path project;

  /** What a start printed, and its exit code. */
  private record Started(int code, String out, String err) {}

  @BeforeEach
  void make() throws IOException {
    project = folder.resolve("a project");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path maven = Files.writeString(bin.resolve("mvn"), MAVEN.formatted(Packaged.jar().getParent()));
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(project.resolve("domain/src/main/java"));
    Files.writeString(project.resolve("domain/src/main/java/A.java"), "class A {}");
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.writeString(project.resolve("domain/pom.xml"), "<project/>");
    Files.copy(Path.of("../roster"), project.resolve("roster"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void it_builds_once_and_again_only_when_a_source_has_changed() throws Exception {
    Started first = start("transitions");
    assertThat(first.code()).isZero();
    assertThat(first.out()).startsWith("transition ");
    assertThat(first.err()).isEqualTo("building...\n");
    assertThat(start("transitions").err()).isEmpty();
    Files.setLastModifiedTime(project.resolve("pom.xml"), FileTime.fromMillis(0));
    assertThat(start("transitions").err()).isEmpty();
    assertThat(calls()).hasSize(1);

    Files.writeString(project.resolve("domain/src/main/java/A.java"), "class A { }");
    assertThat(start("transitions").err()).isEqualTo("building...\n");
    assertThat(calls()).hasSize(2);
    assertThat(copies()).hasSize(1);
  }

  @Test
  void arguments_and_exit_code_pass_through() throws Exception {
    start("transitions");
    assertThat(start("user", "add", "a b", "--data", folder + "/d").err())
        .isEqualTo("roster: NAME: Holds a character that is not allowed\n");
    assertThat(start("nonsense").code()).isEqualTo(2);
    assertThat(start().code()).isEqualTo(2);
  }

  @Test
  void it_starts_through_a_symbolic_link_and_from_anywhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), project.resolve("roster"));
    Process process = process(List.of(link.toString(), "transitions"), "UTF-8").start();
    assertThat(process.waitFor()).isZero();
    assertThat(copies()).hasSize(1);
    assertThat(folder.resolve("target")).doesNotExist();
  }

  @Test
  void two_starts_at_once_build_once_and_both_run() throws Exception {
    Process one = process(command("transitions"), "UTF-8").start();
    Process two = process(command("transitions"), "UTF-8").start();
    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void a_server_goes_on_while_another_build_takes_its_place() throws Exception {
    Path out = folder.resolve("server.txt");
    Process server =
        process(command("serve", "--port", "0", "--data", folder + "/data"), "UTF-8")
            .redirectOutput(out.toFile())
            .start();
    try {
      String base = ready(out, server);
      Files.writeString(project.resolve("pom.xml"), "<project></project>");
      assertThat(start("transitions").err()).isEqualTo("building...\n");
      assertThat(copies()).as("the one that runs is kept").hasSize(2);
      assertThat(new Caller(base).logIn("nobody", "whatever").status()).isEqualTo(403);
    } finally {
      server.destroy();
      server.waitFor();
    }
    start("transitions");
    assertThat(copies()).as("the one that ran is removed").hasSize(1);
  }

  @Test
  void a_build_that_fails_says_why_and_leaves_nothing() throws Exception {
    Path broken = Files.createFile(project.resolve("broken"));
    Started failed = start("transitions");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err())
        .isEqualTo("building...\nthe compiler says no\nroster: the build failed\n");
    assertThat(copies()).isEmpty();
    Files.delete(broken);
    assertThat(start("transitions").code()).isZero();
  }

  @Test
  void a_java_that_is_too_old_or_missing_is_refused() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old/bin"));
    Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"1.8.0_392\"\n");
    Files.copy(project.resolve("roster"), old.resolve("java"), StandardCopyOption.COPY_ATTRIBUTES);
    ProcessBuilder builder = process(command("transitions"), "UTF-8");
    builder.environment().put("JAVA_HOME", old.getParent().toString());
    assertThat(finish(builder).err())
        .isEqualTo(
            "roster: Java 17 or newer is needed, and the one in %s is 8\n"
                .formatted(old.getParent()));
    builder.environment().put("JAVA_HOME", folder.toString());
    assertThat(finish(builder).err())
        .isEqualTo("roster: JAVA_HOME is %s, and there is no java in it\n".formatted(folder));
  }

  @Test
  void names_are_unicode_whatever_the_locale() throws Exception {
    ProcessBuilder builder = process(command("user", "add", "张三", "--data", folder + "/data"), "C");
    assertThat(finish(builder).out()).isEqualTo("added user 1 张三\n");
    assertThat(Files.getPosixFilePermissions(folder.resolve("data/roster.db")).toString())
        .doesNotContain("GROUP", "OTHERS");
  }

  @Test
  void the_classes_of_a_start_are_archived_once_and_come_from_there() throws Exception {
    project = Files.move(project, folder.resolve("project"));
    assertThat(sharing(LIGHT, "transitions").err()).isEqualTo("building...\n");
    Path archive = onlyArchive();
    FileTime made = Files.getLastModifiedTime(archive);
    Path loaded = folder.resolve("loaded.txt");
    Started again = sharing(LIGHT + " -Xlog:class+load:file=" + loaded, "transitions");
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).startsWith("transition ");
    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("dev.roster.bootstrap.Main source: shared objects file"));
    assertThat(Files.getLastModifiedTime(onlyArchive())).isEqualTo(made);
  }

  @Test
  void an_archive_that_is_damaged_or_cannot_be_made_is_done_without() throws Exception {
    start("transitions");
    assertThat(archives()).as("-Xshare:off does without").isEmpty();
    assertThat(sharing("-XX:MaxMetaspaceSize=1m", "transitions").code()).isNotZero();
    assertThat(onlyArchive()).as("that it was tried is known").isEmptyFile();
    assertRuns();
    assertThat(onlyArchive()).isEmptyFile();
    Files.delete(onlyArchive());
    assertRuns();
    byte[] whole = Files.readAllBytes(onlyArchive());
    assertThat(whole.length).isGreaterThan(1_000_000);
    replace(onlyArchive(), Arrays.copyOf(new byte[100], whole.length));
    assertRuns();
    replace(onlyArchive(), Arrays.copyOf(whole, whole.length / 2));
    assertRuns();
    assertThat(Files.size(onlyArchive())).as("made again").isGreaterThan(1_000_000);
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Files.delete(file);
    Files.write(file, content);
  }

  @Test
  void each_jvm_has_an_archive_of_its_own() throws Exception {
    sharing(LIGHT, "transitions");
    Path archive = onlyArchive();
    Path other = Files.createDirectories(folder.resolve("other"));
    Path real = Path.of(System.getProperty("java.home"));
    Files.copy(real.resolve("release"), other.resolve("release"));
    Files.createDirectories(other.resolve("lib/server"));
    Files.writeString(other.resolve("lib/server/libjvm.so"), "another");
    Path java = Files.createDirectories(other.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexec '%s/bin/java' \"$@\"\n".formatted(real));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = process(command("transitions"), "UTF-8");
    builder.environment().put("JAVA_OPTS", LIGHT);
    builder.environment().put("JAVA_HOME", other.toString());
    assertThat(finish(builder).out()).startsWith("transition ");
    assertThat(archives()).hasSize(2).contains(archive);
    assertThat(calls()).as("nothing was built for it").hasSize(1);
  }

  private void assertRuns() throws Exception {
    Started started = sharing(LIGHT, "transitions");
    assertThat(started.err()).isEmpty();
    assertThat(started.out()).startsWith("transition ");
    assertThat(started.code()).isZero();
  }

  private Path onlyArchive() throws IOException {
    assertThat(archives()).hasSize(1);
    return archives().get(0);
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(copies().get(0))) {
      return files.filter(file -> file.getFileName().toString().matches("classes-\\w+")).toList();
    }
  }

  /** A start with an archive of classes. */
  private Started sharing(String options, String... arguments) throws Exception {
    ProcessBuilder builder = process(command(arguments), "UTF-8");
    builder.environment().put("JAVA_OPTS", options);
    return finish(builder);
  }

  private Started start(String... arguments) throws IOException, InterruptedException {
    return finish(process(command(arguments), "UTF-8"));
  }

  private Started finish(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Started(code, Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder process(List<String> command, String locale) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("LC_.*|LANG"));
    // An archive of classes takes seconds to make.
    builder.environment().put("JAVA_OPTS", "-Xshare:off -XX:TieredStopAtLevel=1");
    builder.environment().put("LC_ALL", locale.equals("C") ? "C" : "C.UTF-8");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    return builder;
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(project.resolve("roster").toString()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private static String ready(Path out, Process server) throws Exception {
    while (server.isAlive()) {
      String printed = Files.readString(out, StandardCharsets.UTF_8);
      if (printed.startsWith("ready ") && printed.endsWith("\n")) {
        return printed.substring("ready ".length()).strip();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("the server has ended");
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(project.resolve("calls"));
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> copies = Files.list(project.resolve("target/app"))) {
      return copies.toList();
    }
  }
}
