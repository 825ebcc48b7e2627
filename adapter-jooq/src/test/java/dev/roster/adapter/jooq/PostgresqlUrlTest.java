package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlUrlTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://localhost:5432/roster, localhost:5432/roster",
    "jdbc:postgresql://db.example.org/roster?password=x, db.example.org/roster",
    "'jdbc:postgresql://one:1,two:2/roster?targetServerType=primary', 'one:1,two:2/roster'",
    "jdbc:postgresql://[::1]:5432/roster, [::1]:5432/roster",
  })
  void it_shows_where_it_is_and_nothing_else(String text, String place) {
    PostgresqlUrl url = new PostgresqlUrl(text);
    assertThat(url.place()).isEqualTo(place);
    assertThat(url).hasToString("PostgreSQL at " + place);
    assertThat(url.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "jdbc:sqlite:hunter22.db",
        "jdbc:mysql://localhost/hunter22",
        "postgresql://localhost/hunter22",
        "jdbc:postgresql:hunter22",
        "jdbc:postgresql://localhost",
        "jdbc:postgresql://localhost/",
        "jdbc:postgresql://localhost?password=hunter22",
        "jdbc:postgresql://localhost:99999/hunter22",
        "jdbc:postgresql://root:hunter22@localhost/roster",
        "jdbc:postgresql://localhost/roster?password=hunter22%zz",
      })
  void anything_else_is_refused_without_repeating_it(String text) {
    assertThatThrownBy(() -> new PostgresqlUrl(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no URL of a PostgreSQL")
        .hasNoCause();
  }

  @Test
  void where_nobody_listens_no_store_is_opened() {
    PostgresqlServer nobody =
        PostgresqlServer.at("jdbc:postgresql://127.0.0.1:1/roster").as("roster", "hunter22");
    assertThatThrownBy(() -> JooqStore.postgresql(nobody))
        .isInstanceOf(CannotOpenDatabase.class)
        .hasMessage("PostgreSQL at 127.0.0.1:1/roster: the database cannot be reached");
  }

  @Test
  void it_knows_its_parameters_by_their_whole_names() {
    PostgresqlUrl url = new PostgresqlUrl("jdbc:postgresql://h/x?sslpassword=user&ssl&user=u");
    assertThat(url.names("user")).isTrue();
    assertThat(url.names("ssl")).isTrue();
    assertThat(url.names("password")).isFalse();
    assertThat(new PostgresqlUrl("jdbc:postgresql://h/x").names("x")).isFalse();
  }
}
