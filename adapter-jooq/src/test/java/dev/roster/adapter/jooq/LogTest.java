package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.edit;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogTest {

  @TempDir Path folder;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Level before = root.getLevel();
  private final Appender<ILoggingEvent> console = root.getAppender("console");

  @BeforeEach
  void listen() {
    root.setLevel(Level.TRACE);
    root.detachAppender(console);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void leave() {
    root.setLevel(before);
    root.detachAppender(log);
    root.addAppender(console);
  }

  @Test
  void nothing_that_is_stored_gets_into_the_log() {
    try (JooqStore store = JooqStore.sqlite(folder.resolve("roster.db"))) {
      User chief = People.administrator(store, "chief");
      User ada = People.member(store, "ada", "13800000001");
      edit(store, ada, ada, People.signature("a signature"));
      edit(store, chief, ada, People.everything());
      store
          .sessions()
          .open(
              new NewSession(
                  ada.id(),
                  TokenHash.of("access"),
                  TokenHash.of("refresh"),
                  People.NOW,
                  People.NOW.plusSeconds(9),
                  "198.51.100.7"),
              user -> true);
    }
    assertThat(log.list).isNotEmpty();
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(
            text ->
                List.of(
                        "13800000001",
                        "a signature",
                        "$2a$",
                        "because",
                        "198.51.100.7",
                        TokenHash.of("access").hex())
                    .stream()
                    .anyMatch(text::contains));
  }

  @Test
  void nothing_is_logged_as_a_warning() {
    try (JooqStore store = JooqStore.sqlite(folder.resolve("roster.db"))) {
      People.member(store, "ada", "13800000001");
    }
    assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }
}
