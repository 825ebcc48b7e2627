package dev.roster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.CreateUser;
import dev.roster.application.EditUser;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.bootstrap.Shell.Result;
import dev.roster.domain.credential.Password;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "serve",
        "demo",
        "user",
        "user add",
        "user list",
        "user show",
        "group",
        "group add",
        "group list",
        "deliveries",
        "deliveries list",
        "deliveries retry",
        "deliveries replay",
        "rules",
        "rules check",
        "rules explain",
        "transitions"
      })
  void every_command_explains_itself(String command) {
    Result result = run((command + " --help").strip().split(" "));
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith(("Usage: roster " + command).strip())
        .contains("Exit codes:", "0   done", "1   refused or failed")
        .satisfies(help -> assertThat(help.lines()).allMatch(line -> line.length() <= 100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "user",
        "group",
        "user add",
        "user add a b",
        "user add a --nonsense",
        "user add a --password secret",
        "user add a --group one",
        "user add a --status 5",
        "user show",
        "transitions --format svg",
        "rules explain --from 2",
        "deliveries list --state lost",
        "deliveries list --user ada",
        "deliveries list --channel Mail",
        "deliveries retry one",
        "deliveries replay --from 2030-01-01 --to 2031-01-01",
        "rules explain --from 2 --to 5",
        "serve --port"
      })
  void what_is_not_understood_is_said_in_two_lines(String command) {
    Result result = run(command.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(2).allMatch(line -> line.startsWith("roster: "));
    assertThat(result.errLines().get(1)).matches("roster: see roster.* --help");
  }

  @Test
  void without_a_command_it_asks_for_one() {
    assertThat(run().code()).isEqualTo(2);
  }

  @Test
  void the_version_is_told() {
    assertThat(run("--version").out()).startsWith("roster ");
  }

  @Test
  void a_user_is_added_with_group_status_and_password() {
    Result group =
        run("group", "add", "Reviewers", "--permission", "user.edit.status", "--data", at());
    assertThat(group.out()).isEqualTo("added group 11 Reviewers" + System.lineSeparator());
    Result added =
        Shell.plain()
            .typing("correct horse\n")
            .run(
                "user",
                "add",
                "张三",
                "--group",
                "10",
                "--group",
                "11",
                "--status",
                "under_review",
                "--password-stdin",
                "--data",
                at());
    assertThat(added).isEqualTo(new Result(0, "added user 1 张三" + System.lineSeparator(), ""));
    assertThat(run("user", "list", "--data", at()).outLines().get(1).split(" +"))
        .containsExactly("", "1", "UNDER_REVIEW", "10,11", "张三");
    assertThat(shown("1"))
        .containsAllEntriesOf(
            Map.of(
                "username",
                "张三",
                "status",
                "2 UNDER_REVIEW",
                "password",
                "set",
                "groups",
                "10 普通会员, 11 Reviewers",
                "mobile",
                "-",
                "version",
                "1"));
    assertThat(shown("张三")).isEqualTo(shown("1"));
  }

  @Test
  void a_status_may_be_given_by_its_code() {
    run("user", "add", "anna", "--status", "3", "--data", at());
    assertThat(shown("anna")).containsEntry("status", "3 REJECTED");
  }

  @Test
  void without_a_password_the_account_has_none() {
    run("user", "add", "mini", "--data", at());
    assertThat(shown("mini")).containsEntry("password", "none");
  }

  @Test
  void reserved_names_are_accepted() {
    assertThat(run("user", "add", "admin", "--group", "1", "--data", at()).code()).isZero();
  }

  @Test
  void the_password_is_the_first_line_and_exactly_that() {
    typing(" eight chars \r\nrest");
    assertThat(matches("u", " eight chars ")).isTrue();
    assertThat(matches("u", "eight chars")).isFalse();
  }

  @Test
  void a_password_that_is_not_allowed_is_refused_and_nothing_is_added() {
    assertThat(typing("short\n").err())
        .isEqualTo(line("the password: Must have at least 8 characters"));
    assertThat(typing("").err()).isEqualTo(line("the password: Must have at least 8 characters"));
    assertThat(typing("password1\n").err()).isEqualTo(line("the password: Is too common"));
    assertThat(typing("x".repeat(5000)).err())
        .isEqualTo(line("the password: Must have at most 64 characters"));
    Result latin =
        Shell.plain()
            .typing(new byte[] {'p', 'a', 's', 's', (byte) 0xE9, 's', 's', 's', 's'})
            .run("user", "add", "u", "--password-stdin", "--data", at());
    assertThat(latin.err()).isEqualTo(line("the password on standard input is no UTF-8"));
    assertThat(List.of(latin.code(), typing("short\n").code())).containsOnly(1);
    run("group", "add", "g", "--data", at());
    assertThat(run("user", "list", "--data", at()).outLines()).hasSize(1);
  }

  @Test
  void a_name_that_is_not_allowed_or_taken_is_refused() {
    run("user", "add", "anna", "--data", at());
    assertThat(run("user", "add", "ANNA", "--data", at()))
        .isEqualTo(new Result(1, "", line("Another user has this name")));
    assertThat(run("user", "add", "13800138000", "--data", at()))
        .isEqualTo(new Result(1, "", line("NAME: Must not read as a mobile number")));
    assertThat(run("user", "add", "a b", "--data", at()))
        .isEqualTo(new Result(1, "", line("NAME: Holds a character that is not allowed")));
  }

  @Test
  void an_unknown_group_is_named() {
    assertThat(run("user", "add", "a", "--group", "10", "--group", "77", "--data", at()))
        .isEqualTo(
            new Result(1, "", line("--group: There is no such group: 77; see roster group list")));
    assertThat(run("user", "add", "a", "--group", "0", "--data", at()).err())
        .isEqualTo(line("--group: Must be a group id or a list of them"));
  }

  @Test
  void groups_are_listed_with_their_permissions() {
    run(
        "group",
        "add",
        "Mixed",
        "--permission",
        "user.view",
        "--permission",
        "user.edit",
        "--data",
        at());
    assertThat(run("group", "list", "--data", at()).outLines())
        .contains("    10  普通会员  []", "    11  Mixed  [user.view user.edit]")
        .anyMatch(line -> line.startsWith("     1  管理员  [") && line.contains("user.facts"));
  }

  @Test
  void an_unknown_permission_or_an_empty_name_of_a_group_is_refused() {
    assertThat(run("group", "add", "x", "--permission", "user.fly", "--data", at()).err())
        .startsWith("roster: there is no permission user.fly; there are user.view, ");
    assertThat(run("group", "add", " ", "--data", at()).err())
        .isEqualTo(line("NAME: a group name has 1 to 64 characters"));
    assertThat(folder.resolve("roster.db")).exists();
    assertThat(run("group", "list", "--data", at()).outLines()).hasSize(4);
  }

  @Test
  void what_is_stored_cannot_drive_the_terminal() {
    run("group", "add", "a\u001b[2Jb\u202ec\nd", "--data", at());
    assertThat(run("group", "list", "--data", at()).outLines())
        .contains("    11  a\\x{1b}[2Jb\\x{202e}c\\x{a}d  []");
    assertThat(run("user", "show", "\u001b[2J", "--data", at()).err())
        .isEqualTo(line("there is no user \\x{1b}[2J"));
  }

  @Test
  void reading_commands_make_no_database() {
    for (String command : List.of("user list", "user show 1", "group list")) {
      Result result = run((command + " --data " + at()).split(" "));
      assertThat(result)
          .isEqualTo(
              new Result(1, "", line("there is no database at " + folder.resolve("roster.db"))));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_user_that_is_not_there_is_refused() {
    run("user", "add", "a", "--data", at());
    for (String who : List.of("2", "b", "0", "99999999999999999999", "x".repeat(300))) {
      assertThat(run("user", "show", who, "--data", at()))
          .isEqualTo(new Result(1, "", line("there is no user " + who)));
    }
  }

  @Test
  void digits_are_an_id_first_and_then_a_name() {
    run("user", "add", "2", "--data", at());
    assertThat(shown("2")).containsEntry("id", "1");
    run("user", "add", "second", "--data", at());
    assertThat(shown("2")).containsEntry("username", "second");
  }

  @Test
  void the_environment_says_where_the_data_is_and_the_flag_goes_before_it() {
    Shell shell = Shell.plain().with(Map.of("ROSTER_DATA", at()));
    assertThat(shell.run("group", "add", "g").code()).isZero();
    assertThat(folder.resolve("roster.db")).exists();
    assertThat(shell.run("group", "list", "--data", at() + "/other").err())
        .isEqualTo(line("there is no database at " + folder.resolve("other/roster.db")));
  }

  @Test
  void a_file_that_is_no_database_is_refused_in_one_line() throws IOException {
    Path text =
        Files.writeString(folder.resolve("text.db"), "this is not a database, is it?".repeat(200));
    assertRefusedInOneLine(run("user", "list", "--data", text.toString()), "text.db");
  }

  @Test
  void a_directory_that_cannot_be_made_is_refused_in_one_line() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefusedInOneLine(
        run("user", "add", "a", "--data", file + "/below/x.db"), "cannot be made");
  }

  @Test
  void a_schema_newer_than_the_program_is_refused_in_one_line() throws SQLException {
    run("group", "add", "g", "--data", at());
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("roster.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into roster_schema_history select 999, '999', description, type, script, checksum,"
              + " installed_by, installed_on, execution_time, success from roster_schema_history limit 1");
    }
    assertRefusedInOneLine(run("user", "list", "--data", at()), "version 999");
  }

  @Test
  void serve_refuses_a_configuration_it_cannot_use() {
    assertThat(run("serve", "--port", "http", "--data", at()))
        .isEqualTo(new Result(1, "", line("port: must be a whole number (flag --port)")));
    assertThat(run("serve", "--test-mode", "--host", "0.0.0.0", "--data", at()).err())
        .isEqualTo(
            line("test-mode: is for host 127.0.0.1, ::1 or localhost only (flag --test-mode)"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_port_that_is_taken_is_refused_in_one_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());
      assertRefusedInOneLine(run("serve", "--port", port, "--data", at()), port);
      assertRefusedInOneLine(run("demo", "--port", port), port);
    }
  }

  @Test
  void the_transitions_are_the_table_of_the_specification() {
    assertThat(run("transitions").outLines())
        .map(line -> line.replaceAll(" {2,}", "|"))
        .containsExactly(
            "transition|from|to|by|notice",
            "disable|0 NORMAL|1 DISABLED|moderator|10",
            "enable|1 DISABLED|0 NORMAL|moderator|11",
            "approve|2 UNDER_REVIEW|0 NORMAL|moderator|2",
            "reject|2 UNDER_REVIEW|3 REJECTED|moderator|3",
            "ignore|2 UNDER_REVIEW|4 IGNORED|moderator|none",
            "approve a rejected user|3 REJECTED|0 NORMAL|moderator|2",
            "approve an ignored user|4 IGNORED|0 NORMAL|moderator|2",
            "apply again|3 REJECTED|2 UNDER_REVIEW|self|none");
  }

  @Test
  void the_diagram_has_an_arrow_for_each_transition() {
    List<String> lines = run("transitions", "--format", "mermaid").outLines();
    assertThat(lines.get(0)).isEqualTo("stateDiagram-v2");
    assertThat(lines)
        .filteredOn(line -> line.contains("-->"))
        .hasSize(8)
        .contains("    UNDER_REVIEW --> REJECTED: reject (notice 3)");
  }

  @Test
  void what_a_change_of_status_would_send_is_shown_rule_by_rule() {
    assertThat(
            run("rules", "explain", "--from", "2", "--to", "3", "--channels", "mail,webhook")
                .outLines())
        .containsExactly(
            "reject (2 -> 3, by moderator): notice 3",
            "  inbox of the user",
            "  mail to subject, zh-CN, within 7 d",
            "    审核拒绝通知",
            "    {username}你好，你的注册申请审核不通过，原因：{reason}",
            "  webhook to fixed:default, zh-CN",
            "    审核拒绝通知",
            "    {username}你好，你的注册申请审核不通过，原因：{reason}");
    assertThat(run("rules", "explain", "--from", "under_review", "--to", "ignored").outLines())
        .containsExactly("ignore (2 -> 4, by moderator): no notice");
    assertRefusedInOneLine(
        run("rules", "explain", "--from", "0", "--to", "4"), "from 0 NORMAL to 4 IGNORED");
  }

  @Test
  void own_rules_take_the_place_of_the_standard_ones() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("rules.yaml"),
            """
            rules:
              - {on: 10, channel: mail, to: subject, template: short, language: en, expires: 2h}
              - {on: 11, channel: mail, to: subject, enabled: false}
              - {on: 1001, channel: kafka, to: fixed:audit}
            templates:
              short:
                notice: 10
                zh-CN: {title: 禁用, content: "{username}已禁用"}
                en: {title: Disabled, content: "{username} is disabled"}
            """);
    String[] own = {"--channels", "mail", "--notices-rules", file.toString()};
    assertThat(running("rules check", own).outLines())
        .map(line -> line.replaceAll(" {2,}", "|"))
        .containsExactly(
            "10|mail|subject|applies",
            "11|mail|subject|not enabled",
            "1001|kafka|fixed:audit|its channel is not configured",
            "3 rules");
    assertThat(running("rules check --notices-credentials off", own).outLines())
        .contains("2 rules");
    assertThat(running("rules explain --from 0 --to 1", own).outLines())
        .endsWith(
            "  mail to subject, en, within 2 h", "    Disabled", "    {username} is disabled");
  }

  @Test
  void a_rule_that_names_a_destination_its_channel_does_not_know_fails_the_check()
      throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("rules.yaml"),
            """
            rules:
              - {on: 10, channel: webhook, to: fixed:audit}
              - {on: 11, channel: webhook, to: fixed:adit}
              - {on: 2, channel: webhook, to: fixed:adit, enabled: false}
              - {on: 10, channel: kafka, to: fixed:adit}
            """);
    Path configuration =
        Files.writeString(
            folder.resolve("roster.properties"),
            """
            channels = webhook
            webhook.urls = audit=https://example.org/hook
            webhook.secrets = audit=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
            """);
    String[] own = {"--config", configuration.toString(), "--notices-rules", file.toString()};
    Result checked = running("rules check", own);
    assertThat(checked.outLines())
        .map(line -> line.replaceAll(" {2,}", "|"))
        .containsExactly(
            "10|webhook|fixed:audit|applies",
            "11|webhook|fixed:adit|unknown to its channel",
            "2|webhook|fixed:adit|not enabled",
            "10|kafka|fixed:adit|its channel is not configured",
            "4 rules");
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.errLines())
        .containsExactly(
            "roster: the rule on 11 sends to fixed:adit, which the channel webhook does not know");
  }

  @Test
  void rules_that_are_wrong_are_refused_with_their_line_before_anything_is_opened()
      throws Exception {
    Path file = Files.writeString(folder.resolve("rules.yaml"), "rules:\n  - on: 10\n");
    assertRefusedInOneLine(
        run("rules", "check", "--notices-rules", file.toString()),
        file + ":2: 'channel' is missing");
    Path data = folder.resolve("never");
    assertRefusedInOneLine(
        run("serve", "--port", "0", "--data", data.toString(), "--notices-rules", file.toString()),
        file + ":2: 'channel' is missing");
    assertThat(data.resolve("roster.db")).doesNotExist();
  }

  @Test
  void deliveries_that_were_given_up_are_listed_and_sent_once_more() {
    Path data = folder.resolve("roster.db");
    String channel = DeliveryRules.MAIL.name();
    try (JooqStore store = JooqStore.sqlite(data)) {
      owe(store);
      settle(store, DeliveryState.DEAD, "no such mailbox");
    }
    String[] of = {"--data", data.toString()};
    assertThat(running("deliveries list --state dead --user 2 --channel " + channel, of).outLines())
        .map(line -> line.replaceAll(" {2,}", "|"))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("id|state|channel|to|notice|user|tries|of|problem"),
            line ->
                assertThat(line)
                    .matches("1\\|dead\\|mail\\|user:2\\|10\\|2\\| *1\\|.*no such mailbox"),
            line -> assertThat(line).isEqualTo("1 in all"));
    String span = " --from 2020-01-01T00:00:00Z --to 2100-01-01T00:00:00+08:00";
    assertThat(running("deliveries replay --dry-run" + span, of).outLines())
        .containsExactly("1 deliveries would wait again");
    assertThat(running("deliveries retry 1", of).outLines())
        .containsExactly("delivery 1 waits again");
    assertRefusedInOneLine(
        running("deliveries retry 1", of), "there is no delivery 1 that was given up");
    assertThat(running("deliveries replay" + span, of).outLines())
        .containsExactly("0 deliveries wait again");
    assertThat(running("deliveries list --state waiting", of).outLines()).contains("1 in all");
    assertRefusedInOneLine(
        running("deliveries replay --from 2030-01-01T00:00:00Z --to 2030-01-01T00:00:00Z", of),
        "--from has to be before --to");
  }

  @Test
  void what_was_accepted_is_sent_once_more_only_if_that_is_said() {
    Path data = folder.resolve("roster.db");
    try (JooqStore store = JooqStore.sqlite(data)) {
      owe(store);
      settle(store, DeliveryState.ACCEPTED, "");
    }
    String[] of = {"--data", data.toString()};
    String replay = "deliveries replay --from 2020-01-01T00:00:00Z --to 2100-01-01T00:00:00Z";
    assertThat(running(replay, of).outLines()).containsExactly("0 deliveries wait again");
    assertThat(running(replay + " --accepted --channel webhook", of).outLines())
        .containsExactly("0 deliveries wait again");
    for (int times = 1; times <= 2; times++) {
      assertThat(running(replay + " --accepted --dry-run --channel mail", of).outLines())
          .containsExactly("1 deliveries would wait again");
    }
    assertThat(running(replay + " --accepted", of).outLines())
        .containsExactly("1 deliveries wait again");
    assertThat(running("deliveries list --state waiting", of).outLines()).contains("1 in all");
    assertThat(running(replay + " --accepted --dry-run", of).outLines())
        .as("what waits already")
        .containsExactly("0 deliveries would wait again");
  }

  private static void settle(JooqStore store, DeliveryState state, String problem) {
    Instant now = Instant.now().plusSeconds(60);
    for (Leased leased :
        store.deliveries().lease(DeliveryRules.MAIL, Set.of(), 1, now, now.plusSeconds(60))) {
      store
          .deliveries()
          .settle(
              leased.delivery().id(),
              leased.token(),
              new Settlement(state, now, Duration.ZERO, problem));
    }
  }

  /** An administrator disables user 2, of which a mail is owed. */
  private static void owe(JooqStore store) {
    Roster roster =
        Roster.builder()
            .store(store)
            .hasher(BcryptHasher.ofCost(4))
            .policy(Policy.STANDARD.with(DeliveryRules.STANDARD.over(Set.of(DeliveryRules.MAIL))))
            .build();
    CreateUser.Command chief =
        CreateUser.Command.named(new Username("chief")).in(GroupId.ADMINISTRATORS);
    roster.createUser().create(chief);
    roster.createUser().create(CreateUser.Command.named(new Username("ada")));
    EditUser.Command disabling =
        EditUser.Command.of(
            ActorRef.trusted(new UserId(1)),
            UserRef.of(new UserId(2)),
            UserPatch.EMPTY.replace(Attribute.STATUS, 1));
    assertThat(roster.editUser().edit(disabling).<Boolean>fold(done -> true, no -> false)).isTrue();
  }

  /** Some words, and more arguments that may hold blanks. */
  private static Result running(String words, String... more) {
    return run(
        Stream.concat(Arrays.stream(words.split(" ")), Arrays.stream(more)).toArray(String[]::new));
  }

  private void assertRefusedInOneLine(Result result, String mentioned) {
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .hasSize(1)
        .allMatch(line -> line.startsWith("roster: "))
        .allMatch(line -> line.contains(mentioned));
  }

  private Result typing(String text) {
    return Shell.plain().typing(text).run("user", "add", "u", "--password-stdin", "--data", at());
  }

  private boolean matches(String name, String password) {
    try (JooqStore store = JooqStore.sqlite(folder.resolve("roster.db"))) {
      User user = store.users().findByFoldedUsername(name).orElseThrow();
      return BcryptHasher.ofCost(4)
          .matches(new Password(password), user.credentials().password().orElseThrow());
    }
  }

  private Map<String, String> shown(String who) {
    return run("user", "show", who, "--data", at()).outLines().stream()
        .collect(
            Collectors.toMap(line -> line.substring(0, 16).strip(), line -> line.substring(17)));
  }

  private String at() {
    return folder.toString();
  }

  private static Result run(String... arguments) {
    return Shell.plain().run(arguments);
  }

  private static String line(String message) {
    return "roster: " + message + System.lineSeparator();
  }
}
