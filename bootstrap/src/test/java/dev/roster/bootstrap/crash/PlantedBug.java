package dev.roster.bootstrap.crash;

import dev.roster.bootstrap.endtoend.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** A bug that is planted into the server, to see that it is found. */
enum PlantedBug {
  /** A change is committed, and its notice after it. */
  NOTICE_OUTSIDE_THE_TRANSACTION(
      new Edit(
          "ChangeWriter.java",
          Map.of(
              "    writeNotices();\n    writeDeliveries();",
              "    writeDeliveries();",
              "private void writeNotices()",
              "void writeNotices()")),
      new Edit(
          "JooqUsers.java",
          Map.of(
              "    return Taken.handled(\n        unit,\n        () -> unit.write(sql -> changed(",
              "    Changed changed = Taken.handled(\n"
                  + "        unit,\n        () -> unit.write(sql -> changed(",
              "rejections -> new Changed(new Decision.Rejected(rejections), Surroundings.NONE));",
              "rejections -> new Changed(new Decision.Rejected(rejections), Surroundings.NONE));\n"
                  + "    if (changed.decision() instanceof Decision.Accepted change) {\n"
                  + "      unit.write(sql -> {\n"
                  + "        new ChangeWriter(sql, numbers, change.on(), change, requestId)\n"
                  + "            .writeNotices();\n"
                  + "        return null;\n"
                  + "      });\n"
                  + "    }\n"
                  + "    return changed;"))),

  /** Whoever has ever leased a delivery may note what came of it. */
  LEASE_WITHOUT_TOKEN(
      new Edit(
          "JooqDeliveries.java",
          Map.of("                    .and(ROSTER_DELIVERY.TOKEN.eq(token))\n", "")));

  /**
   * A source file of the storage that differs.
   *
   * @param file its name
   * @param texts what is replaced by what; each is there once
   */
  private record Edit(String file, Map<String, String> texts) {

    String of(String source) {
      String edited = source;
      for (Map.Entry<String, String> text : texts.entrySet()) {
        if (edited.split(Pattern.quote(text.getKey()), -1).length != 2) {
          throw new AssertionError(file + " has not once: " + text.getKey());
        }
        edited = edited.replace(text.getKey(), text.getValue());
      }
      return edited;
    }
  }

  private static final String STORAGE = "adapter-jooq/src/main/java/dev/roster/adapter/jooq";

  private final List<Edit> edits;

  PlantedBug(Edit... edits) {
    this.edits = List.of(edits);
  }

  /** Compiles it; returns the folder of the classes. */
  Path compiled(Path folder) throws IOException {
    Path project = Packaged.jar().resolve("../../..").normalize();
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-cp",
                Packaged.jar().toString(),
                "-d",
                classes.toString()));
    for (Edit edit : edits) {
      Path source = sources.resolve(edit.file());
      Files.writeString(
          source, edit.of(Files.readString(project.resolve(STORAGE).resolve(edit.file()))));
      arguments.add(source.toString());
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.err, arguments.toArray(String[]::new));
    if (failed != 0) {
      throw new AssertionError(this + " does not compile");
    }
    return classes;
  }
}
