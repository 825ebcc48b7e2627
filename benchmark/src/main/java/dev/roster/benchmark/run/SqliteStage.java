package dev.roster.benchmark.run;

import dev.roster.adapter.jooq.JooqStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A SQLite file for each server. */
final class SqliteStage implements Stage {

  private static final String TEMPLATE = "people.db";

  private final Path folder;
  private final Path crew;

  SqliteStage(Path work) throws IOException {
    folder = Files.createDirectories(work.resolve("sqlite"));
    crew = folder.resolve("crew.jsonl");
    try (JooqStore store = JooqStore.sqlite(folder.resolve(TEMPLATE))) {
      Crew.write(Crew.populate(store, USERS, ASKING), crew);
    }
  }

  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public Path crew() {
    return crew;
  }

  @Override
  public List<String> flags(String subject) throws IOException {
    return List.of("--data", copy(subject).toString());
  }

  @Override
  public String url(String subject) throws IOException {
    return "jdbc:sqlite:" + copy(subject);
  }

  @Override
  public JooqStore open(String subject) {
    return JooqStore.sqlite(file(subject));
  }

  @Override
  public DataSource scratch() throws IOException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(url("scratch"));
    return source;
  }

  @Override
  public int connections() {
    return 8;
  }

  @Override
  public Optional<Usage> usage() {
    return Optional.empty();
  }

  private Path copy(String subject) throws IOException {
    return Files.copy(folder.resolve(TEMPLATE), file(subject));
  }

  private Path file(String subject) {
    return folder.resolve(subject.replaceAll("\\W+", "-") + ".db").toAbsolutePath();
  }

  @Override
  public void close() {}
}
