package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.adapter.jooq.schema.DefaultSchema;
import dev.roster.domain.permission.Group;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {

  private static final Pattern UNNAMED =
      Pattern.compile(
          "(?<!CONSTRAINT \\w{1,60} )\\b(PRIMARY KEY|UNIQUE \\(|FOREIGN KEY|CHECK|REFERENCES \\w+,)");

  @TempDir Path folder;
  private Path file;
  private Sql sql;

  @BeforeEach
  void open() {
    file = folder.resolve("roster.db");
    sql = Sql.on(file);
  }

  @Test
  void an_empty_file_gets_tables_whose_names_all_begin_alike() {
    JooqStore.sqlite(file).close();
    assertThat(tablesOfTheFile())
        .hasSizeGreaterThan(10)
        .allMatch(name -> name.startsWith("roster_"));
  }

  @Test
  void opening_again_changes_nothing() {
    JooqStore.sqlite(file).close();
    List<String> before = dump();
    JooqStore.sqlite(file).close();
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void the_list_of_scripts_is_what_the_history_notes() {
    JooqStore.sqlite(file).close();
    assertThat(
            sql.texts(
                "SELECT version || ' ' || script || ' ' || checksum FROM roster_schema_history"))
        .containsExactlyInAnyOrderElementsOf(Scripts.of(Engine.SQLITE));
  }

  @Test
  void tables_that_are_up_to_date_are_opened_without_flyway() {
    JooqStore.sqlite(file).close();
    RecordingSource recorded = new RecordingSource(sql.source());
    JooqStore.on(recorded.source()).close();
    assertThat(recorded.statements()).filteredOn(text -> text.contains("history")).hasSize(1);
  }

  @Test
  void a_script_that_failed_is_not_taken_for_one_that_ran() {
    JooqStore.sqlite(file).close();
    sql.run("UPDATE roster_schema_history SET success = 0 WHERE version = '1'");
    assertThatThrownBy(() -> JooqStore.sqlite(file)).isInstanceOf(CannotOpenDatabase.class);
  }

  @Test
  void the_fixed_groups_are_there() {
    try (JooqStore store = JooqStore.sqlite(file)) {
      assertThat(store.groups().directory().all())
          .extracting(group -> group.id().value() + " " + group.name())
          .containsExactly("1 管理员", "6 待付费", "7 游客", "10 普通会员");
      assertThat(store.groups().add(id -> new Group(id, "eleven", Set.of())).id().value())
          .isEqualTo(11);
    }
  }

  @Test
  void programs_that_open_an_empty_file_at_once_all_get_in() throws Exception {
    int programs = 4;
    CyclicBarrier start = new CyclicBarrier(programs);
    ExecutorService threads = Executors.newFixedThreadPool(programs);
    try {
      List<Future<Boolean>> opened = new ArrayList<>();
      for (int program = 0; program < programs; program++) {
        opened.add(
            threads.submit(
                () -> {
                  start.await(1, TimeUnit.MINUTES);
                  try (JooqStore store = JooqStore.sqlite(file)) {
                    return store.users().anyAdministrator();
                  }
                }));
      }
      for (Future<Boolean> program : opened) {
        assertThat(program.get(1, TimeUnit.MINUTES)).isFalse();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(sql.texts("SELECT version FROM roster_schema_history"))
        .contains("1", "2")
        .doesNotHaveDuplicates();
  }

  @Test
  void tables_of_a_newer_program_are_refused_and_left_alone() {
    JooqStore.sqlite(file).close();
    sql.run(
        "INSERT INTO roster_schema_history SELECT 99, '99', 'x', 'SQL', 'V99__x.sql', 1,"
            + " installed_by, installed_on, 1, 1 FROM roster_schema_history WHERE version = '1'");
    String known =
        sql.texts("SELECT max(version) FROM roster_schema_history WHERE version <> '99'").get(0);
    List<String> before = dump();
    assertThatThrownBy(() -> JooqStore.sqlite(file))
        .isInstanceOf(SchemaTooNew.class)
        .hasMessageContainingAll(file.toString(), "version 99", "up to " + known, "newer program");
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void a_script_that_is_not_the_one_that_ran_is_refused() {
    JooqStore.sqlite(file).close();
    sql.run("UPDATE roster_schema_history SET checksum = 1");
    assertThatThrownBy(() -> JooqStore.sqlite(file))
        .isInstanceOf(CannotOpenDatabase.class)
        .isNotInstanceOf(SchemaTooNew.class)
        .hasMessageContaining("checksum mismatch")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void the_tables_live_beside_those_of_a_host_and_its_own_history() {
    sql.run(
        "CREATE TABLE account (name TEXT)",
        "INSERT INTO account VALUES ('of the host')",
        "CREATE TABLE flyway_schema_history (version TEXT)");
    JooqStore.on(sql.source()).close();
    JooqStore.on(sql.source()).close();
    assertThat(sql.texts("SELECT name FROM account")).containsExactly("of the host");
    assertThat(tablesOfTheFile()).contains("roster_user", "roster_schema_history");
  }

  @Test
  void a_hosts_flyway_does_not_find_our_scripts_where_it_looks_by_default() throws IOException {
    List<URL> found = new ArrayList<>();
    JooqStore.class
        .getClassLoader()
        .getResources("db/migration")
        .asIterator()
        .forEachRemaining(found::add);
    assertThat(found).isEmpty();
    assertThat(JooqStore.class.getClassLoader().getResource("db/roster/common")).isNotNull();
  }

  static Stream<Path> scripts() throws IOException {
    return Files.walk(Path.of("src/main/resources/db/roster"))
        .filter(path -> path.toString().endsWith(".sql"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void every_constraint_is_named_and_nothing_belongs_to_one_database(Path script)
      throws IOException {
    String text = Files.readString(script).replaceAll("--[^\\n]*", "").replaceAll("\\s+", " ");
    assertThat(UNNAMED.matcher(text).results().map(hit -> text.substring(hit.start())).toList())
        .isEmpty();
    if (script.getParent().endsWith("common")) {
      assertThat(text).doesNotContainPattern("(?i)autoincrement|serial|strict|rowid|now\\(\\)");
    }
  }

  @Test
  void the_test_of_names_finds_a_constraint_without_one() {
    assertThat(UNNAMED.matcher("id BIGINT PRIMARY KEY,").find()).isTrue();
    assertThat(UNNAMED.matcher("name TEXT, UNIQUE (name))").find()).isTrue();
    assertThat(UNNAMED.matcher("x BIGINT REFERENCES roster_user, y").find()).isTrue();
    assertThat(UNNAMED.matcher("CONSTRAINT x_uq UNIQUE (name))").find()).isFalse();
  }

  @Test
  void the_generated_code_is_the_schema() {
    JooqStore.sqlite(file).close();
    List<String> generated =
        DefaultSchema.DEFAULT_SCHEMA.tableStream().map(Named::getName).sorted().toList();
    assertThat(tablesOfTheFile().stream().filter(name -> !name.endsWith("_history")).toList())
        .isEqualTo(generated);
    DefaultSchema.DEFAULT_SCHEMA
        .tableStream()
        .forEach(
            table -> {
              assertThat(columnsOfTheFile(table)).isEqualTo(columns(table));
              assertThat(foreignKeysOfTheFile(table)).isEqualTo(table.getReferences().size());
              assertThat(indexesOfTheFile(table))
                  .isEqualTo(table.getIndexes().stream().map(Named::getName).sorted().toList());
            });
  }

  private List<String> columnsOfTheFile(Table<?> table) {
    return sql.texts(
        "SELECT name || CASE \"notnull\" WHEN 1 THEN ' NOT NULL' ELSE '' END || CASE WHEN pk > 0"
            + " THEN ' PK' ELSE '' END FROM pragma_table_info('%s')".formatted(table.getName()));
  }

  private static List<String> columns(Table<?> table) {
    return Arrays.stream(table.fields()).map(field -> column(table, field)).toList();
  }

  private static String column(Table<?> table, Field<?> field) {
    boolean key = table.getPrimaryKey().getFields().stream().anyMatch(field::equals);
    return field.getName()
        + (field.getDataType().nullable() ? "" : " NOT NULL")
        + (key ? " PK" : "");
  }

  private int foreignKeysOfTheFile(Table<?> table) {
    return sql.texts("SELECT id FROM pragma_foreign_key_list('%s')".formatted(table.getName()))
        .size();
  }

  /** Those that all databases share and that hold all rows, since no others are generated. */
  private List<String> indexesOfTheFile(Table<?> table) {
    String query =
        "SELECT name FROM pragma_index_list('%s') WHERE origin = 'c' AND partial = 0 ORDER BY name";
    return sql.texts(query.formatted(table.getName())).stream()
        .filter(name -> !name.equals("roster_user_username_c_ix"))
        .toList();
  }

  private List<String> tablesOfTheFile() {
    return sql.texts(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'account' AND name NOT"
            + " LIKE 'flyway%' ORDER BY name");
  }

  private List<String> dump() {
    return Dump.of(sql);
  }
}
