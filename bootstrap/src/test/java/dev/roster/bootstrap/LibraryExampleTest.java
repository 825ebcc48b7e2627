package dev.roster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.CreateUser;
import dev.roster.application.EditUser;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The lines that stand in the README under "As a library" compile and do what it says. */
class LibraryExampleTest {

  private static final Path README = Path.of("../README.md");
  private static final Path HERE =
      Path.of("src/test/java/dev/roster/bootstrap/LibraryExampleTest.java");

  @Test
  void the_lines_make_a_user_and_change_it(@TempDir Path folder) {
    DataSource dataSource = database(folder);

    // @formatter:off
    // README begin
    JooqStore store = JooqStore.on(dataSource);
    Roster roster = Roster.builder().store(store).hasher(BcryptHasher.ofCost(10)).build();

    CreateUser.Command command = CreateUser.Command.named(new Username("anna"));
    UserId anna = roster.createUser().create(command).fold(User::id, no -> { throw new IllegalArgumentException(); });

    ActorRef actor = ActorRef.trusted(anna);
    UserPatch patch = UserPatch.EMPTY.replace(Attribute.SIGNATURE, "hello");
    String answer = roster.editUser().edit(EditUser.Command.of(actor, UserRef.of(anna), patch))
        .fold(edited -> "changed " + edited.changed(), rejections -> "refused " + rejections);
    // README end
    // @formatter:on

    assertThat(answer).isEqualTo("changed [SIGNATURE]");
    assertThat(store.users().find(anna).orElseThrow().profile().signature().text())
        .isEqualTo("hello");
  }

  @Test
  void the_readme_shows_these_very_lines() throws IOException {
    List<String> source = Files.readAllLines(HERE);
    List<String> shown =
        source.subList(
            source.indexOf("    // README begin") + 1, source.indexOf("    // README end"));
    assertThat(shown).hasSizeBetween(5, 12);
    assertThat(Files.readString(README)).contains(String.join("\n", shown).stripIndent());
  }

  private static DataSource database(Path folder) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("host.db"));
    return source;
  }
}
