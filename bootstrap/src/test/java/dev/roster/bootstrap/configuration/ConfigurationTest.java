package dev.roster.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.adapter.http.JsonApi;
import dev.roster.adapter.http.Origins;
import dev.roster.adapter.http.Proxies;
import dev.roster.bootstrap.configuration.Configuration.Switch;
import dev.roster.bootstrap.configuration.Configuration.WeiduLevel;
import dev.roster.domain.user.Registering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {

  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir Path folder;

  @Test
  void without_anything_given_the_defaults_hold() {
    Configuration configuration = Configuration.of(settings(Map.of(), NO_VARIABLES));
    assertThat(configuration)
        .isEqualTo(
            new Configuration(
                Path.of("data"),
                new Database(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    16,
                    8,
                    5,
                    1_000,
                    128,
                    10,
                    Optional.empty()),
                "127.0.0.1",
                8080,
                ZoneId.of("Asia/Shanghai"),
                Registering.CLOSED,
                30,
                1,
                WeiduLevel.SELF,
                false,
                10,
                16,
                new Outlets(
                    Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                Optional.empty(),
                Switch.ON,
                Optional.empty(),
                "127.0.0.1",
                false,
                JsonApi.DISCUZ,
                false,
                false,
                65_536,
                1_048_576,
                20,
                100,
                50,
                200,
                30,
                60,
                1_000,
                200,
                100,
                Proxies.NONE,
                Origins.NONE,
                10));
  }

  @Test
  void a_flag_goes_before_the_environment_which_goes_before_the_file() {
    Path file = file("port=1003\nhost=::1\nusername.quota=3\n");
    Map<String, String> environment = Map.of("ROSTER_PORT", "1002", "ROSTER_HOST", "127.0.0.2");
    Settings settings = Settings.gather(Map.of(Key.PORT, "1001"), Optional.of(file), environment);
    assertThat(settings.of(Key.PORT)).isEqualTo(new Setting("port", "1001", "flag --port"));
    assertThat(settings.of(Key.HOST))
        .isEqualTo(new Setting("host", "127.0.0.2", "environment variable ROSTER_HOST"));
    assertThat(settings.of(Key.USERNAME_QUOTA))
        .isEqualTo(new Setting("username.quota", "3", "file " + file));
    assertThat(settings.of(Key.BCRYPT_COST)).isEqualTo(new Setting("bcrypt.cost", "10", "default"));
  }

  @ParameterizedTest
  @EnumSource
  void every_key_can_be_given_by_flag_and_by_variable_and_in_a_file(Key key) {
    assertThat(settings(Map.of(key, "x"), NO_VARIABLES).of(key).value()).isEqualTo("x");
    assertThat(settings(Map.of(), Map.of(key.variable(), "y")).of(key).value()).isEqualTo("y");
    Optional<Path> file = Optional.of(file(key.text() + "=z"));
    assertThat(Settings.gather(Map.of(), file, NO_VARIABLES).of(key).value()).isEqualTo("z");
  }

  @Test
  void the_environment_can_name_the_file_and_the_flag_goes_before_it() {
    Path one = file("port=1");
    Map<String, String> environment = Map.of(Settings.FILE_VARIABLE, one.toString());
    assertThat(settings(Map.of(), environment).of(Key.PORT).value()).isEqualTo("1");
    Optional<Path> two = Optional.of(file("port=2"));
    assertThat(Settings.gather(Map.of(), two, environment).of(Key.PORT).value()).isEqualTo("2");
  }

  @Test
  void a_file_is_read_as_utf_8_and_values_are_taken_as_they_are() {
    Optional<Path> file = Optional.of(file("data=数据/${user.home}"));
    assertThat(Settings.gather(Map.of(), file, NO_VARIABLES).of(Key.DATA).value())
        .isEqualTo("数据/${user.home}");
  }

  @Test
  void an_unknown_key_in_a_file_is_refused_by_name() {
    Path file = file("prot=8081\nport=8080\n");
    assertThatThrownBy(() -> Settings.gather(Map.of(), Optional.of(file), NO_VARIABLES))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage("prot: there is no such key (file " + file + ")");
  }

  @Test
  void an_unknown_variable_is_reported_and_others_are_left_alone() {
    Map<String, String> environment =
        Map.of("ROSTER_PROT", "1", "PORT", "2", "roster_port", "3", "ROSTER_CONFIG_X", "4");
    Settings settings = settings(Map.of(), environment);
    assertThat(settings.unknownVariables()).containsExactly("ROSTER_CONFIG_X", "ROSTER_PROT");
    assertThat(settings.of(Key.PORT).source()).isEqualTo("default");
  }

  @Test
  void a_file_that_cannot_be_read_is_refused() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Settings.gather(Map.of(), Optional.of(missing), NO_VARIABLES))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage("file " + missing + " cannot be read");
    Path gbk = Files.write(folder.resolve("gbk"), new byte[] {'d', '=', (byte) 0xCA});
    assertThatThrownBy(() -> Settings.gather(Map.of(), Optional.of(gbk), NO_VARIABLES))
        .hasMessage("file " + gbk + " is no properties file in UTF-8");
    Path broken = file("data=\\uZZZZ");
    assertThatThrownBy(() -> Settings.gather(Map.of(), Optional.of(broken), NO_VARIABLES))
        .hasMessage("file " + broken + " is no properties file in UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "DATA,           '',        must be a path",
    "DATABASE,       jdbc:mysql://localhost/roster, 'must be a URL of PostgreSQL, as jdbc:postgresql://localhost:5432/roster, without user and password before the host; the other database is SQLite, where data says'",
    "DATABASE,       jdbc:postgresql://root:hunter22@localhost/roster, 'must be a URL of PostgreSQL, as jdbc:postgresql://localhost:5432/roster, without user and password before the host; the other database is SQLite, where data says'",
    "DATABASE_CONNECTIONS,1,    must be between 2 and 1000",
    "DATABASE_READERS,0,        must be between 1 and 1000",
    "DATABASE_PATIENCE,0,       must be between 1 and 600",
    "DATABASE_WAITING,0,        must be between 1 and 1000000",
    "DATABASE_BATCH,0,          must be between 1 and 10000",
    "DATABASE_STATEMENT_TIMEOUT,0, must be between 1 and 3600",
    "DATABASE_IDS,   random,    must be sequential or ordered",
    "HOST,           ' ',       must not be empty",
    "PORT,           '',        must be a whole number",
    "PORT,           http,      must be a whole number",
    "PORT,           65536,     must be between 0 and 65535",
    "PORT,           -1,        must be between 0 and 65535",
    "PORT,           99999999999, must be a whole number",
    "ZONE,           Mars/Base, 'must be a time zone, as Asia/Shanghai'",
    "USERNAME_QUOTA, -1,        must be between 0 and 1000",
    "WEIDU_LEVEL,    boss,      must be self or staff",
    "AVATAR_HTTP,    yes,       must be true or false",
    "BCRYPT_COST,    3,         must be between 4 and 16",
    "BCRYPT_COST,    17,        must be between 4 and 16",
    "HASH_WAITING,   -1,        must be between 0 and 10000",
    "CHANNELS,       'mail,sms','must be some of mail, webhook and kafka'",
    "NOTICES_CREDENTIALS,maybe, must be on or off",
    "METRICS_PORT,   none,      must be a whole number",
    "METRICS_PORT,   65536,     must be between 0 and 65535",
    "METRICS_HOST,   ' ',       must not be empty",
    "TEST_MODE,      1,         must be true or false",
    "BODY_LIMIT,     1023,      must be between 1024 and 16777216",
    "REGISTER,       maybe,     must be closed or review or open",
    "NAME_RETENTION, -1,        must be between 0 and 36500",
    "JSONAPI,        loose,     must be discuz or strict",
    "BULK_LIMIT,     1023,      must be between 1024 and 16777216",
    "SESSION_RATE,   -1,        must be between 0 and 1000000",
    "SESSION_BURST,  0,         must be between 1 and 1000000",
    "ADDRESS_RATE,   -1,        must be between 0 and 1000000",
    "ADDRESS_BURST,  0,         must be between 1 and 1000000",
    "REQUEST_TIMEOUT,0,         must be between 1 and 3600",
    "IDLE_TIMEOUT,   0,         must be between 1 and 3600",
    "CONNECTIONS,    0,         must be between 1 and 1000000",
    "ADDRESS_CONNECTIONS,0,     must be between 1 and 1000000",
    "THREADS,        7,         must be between 8 and 10000",
    "PROXIES_TRUSTED,proxy,     'must be addresses or blocks of them, as 10.0.0.0/8'",
    "PROXIES_TRUSTED,10.0.0.1/8,'must be addresses or blocks of them, as 10.0.0.0/8'",
    "CORS_ORIGINS,   example.org,'must be origins as browsers send them, as https://app.example.org, or * alone'",
    "CORS_ORIGINS,   'https://a.example,*','must be origins as browsers send them, as https://app.example.org, or * alone'",
    "STOP_TIMEOUT,   601,       must be between 1 and 600",
  })
  void a_wrong_value_is_refused_with_key_rule_and_source(Key key, String value, String rule) {
    Settings settings = settings(Map.of(), Map.of(key.variable(), value));
    assertThatThrownBy(() -> Configuration.of(settings))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessage("%s: %s (environment variable %s)", key.text(), rule, key.variable());
  }

  @Test
  void all_problems_are_reported_together() {
    Settings settings = settings(Map.of(Key.PORT, "x", Key.TEST_MODE, "maybe"), NO_VARIABLES);
    assertThatThrownBy(() -> Configuration.of(settings))
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "port: must be a whole number (flag --port)",
                "test-mode: must be true or false (flag --test-mode)"));
  }

  @ParameterizedTest
  @CsvSource({"DATABASE_USER, user", "DATABASE_PASSWORD, password"})
  void what_the_url_of_the_database_says_may_not_be_said_again(Key key, String parameter) {
    String url = "jdbc:postgresql://localhost/roster?ssl=true&" + parameter + "=hunter22";
    Map<Key, String> twice = Map.of(Key.DATABASE, url, key, "hunter23");
    assertThatThrownBy(() -> Configuration.of(settings(twice, NO_VARIABLES)))
        .hasMessage("%s: is in database already (flag %s)", key.text(), key.flag());
    assertThat(Configuration.of(settings(Map.of(Key.DATABASE, url), NO_VARIABLES)).storage())
        .isEqualTo("PostgreSQL at localhost/roster");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h:5432/roster?ssl=true, jdbc:postgresql://h:5432/roster?ssl=true",
    "jdbc:postgresql://h/roster?user=u&password=hunter22, jdbc:postgresql://h/roster?***",
    "jdbc:postgresql://h/roster?password=a&hunter22=@b, jdbc:postgresql://h/roster?***",
    "jdbc:postgresql://h/roster?sslPassword=hunter22, jdbc:postgresql://h/roster?***",
    "jdbc:postgresql://root:hunter22@h/roster, jdbc:postgresql://***@h/roster",
    "jdbc:postgresql://root:hunt@hunter22/@h/roster, jdbc:postgresql://***@h/roster",
  })
  void a_url_is_printed_without_what_logs_in(String url, String shown) {
    assertThat(settings(Map.of(Key.DATABASE, url), NO_VARIABLES).of(Key.DATABASE).shown())
        .isEqualTo(shown);
  }

  @Test
  void the_password_of_the_database_is_printed_nowhere() {
    Map<Key, String> given =
        Map.of(
            Key.DATABASE, "jdbc:postgresql://h/roster",
            Key.DATABASE_USER, "roster",
            Key.DATABASE_PASSWORD, "hunter22");
    Settings settings = settings(given, NO_VARIABLES);
    Configuration configuration = Configuration.of(settings);
    assertThat(
            "%s %s %s"
                .formatted(
                    settings.all(), configuration, configuration.database().postgresql().get()))
        .contains("database.password = ***")
        .doesNotContain("hunter22");
    assertThat(configuration.database().postgresql().get().password()).contains("hunter22");
  }

  @Test
  void no_problem_repeats_the_value() {
    Settings settings = settings(Map.of(Key.PORT, "hunter22", Key.ZONE, "hunter22"), NO_VARIABLES);
    assertThatThrownBy(() -> Configuration.of(settings))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter22"));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "::1", "localhost"})
  void the_test_mode_may_be_on_where_only_this_machine_can_ask(String host) {
    assertThat(testModeOn(host).testMode()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0", "::", "192.0.2.1", "localhost.example.com"})
  void the_test_mode_is_refused_where_others_could_ask(String host) {
    assertThatThrownBy(() -> testModeOn(host))
        .hasMessage("test-mode: is for host 127.0.0.1, ::1 or localhost only (flag --test-mode)");
  }

  @Test
  void the_test_mode_is_refused_behind_proxies() {
    Map<Key, String> both = Map.of(Key.TEST_MODE, "true", Key.PROXIES_TRUSTED, "127.0.0.1");
    assertThatThrownBy(() -> Configuration.of(settings(both, NO_VARIABLES)))
        .hasMessage("test-mode: cannot be on behind proxies.trusted (flag --test-mode)");
  }

  @Test
  void values_of_every_type_are_read() {
    Configuration configuration =
        Configuration.of(
            settings(
                Map.of(
                    Key.ZONE, "UTC",
                    Key.REGISTER, "open",
                    Key.WEIDU_LEVEL, "staff",
                    Key.AVATAR_HTTP, "true",
                    Key.CHANNELS, " ,",
                    Key.PROXIES_TRUSTED, "10.0.0.0/8, ::1",
                    Key.CORS_ORIGINS, "https://a.example, http://localhost:3000",
                    Key.PORT, " 0 "),
                NO_VARIABLES));
    assertThat(configuration.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(configuration.register()).isEqualTo(Registering.OPEN);
    assertThat(configuration.weiduLevel()).isEqualTo(WeiduLevel.STAFF);
    assertThat(configuration.avatarHttp()).isTrue();
    assertThat(configuration.deliveries().channels()).isEmpty();
    assertThat(configuration.proxiesTrusted()).isEqualTo(new Proxies(Set.of("10.0.0.0/8", "::1")));
    assertThat(configuration.corsOrigins())
        .isEqualTo(new Origins(Set.of("https://a.example", "http://localhost:3000")));
    assertThat(configuration.port()).isZero();
  }

  @Test
  void data_is_the_file_itself_or_its_directory() throws IOException {
    Path file = Files.createFile(folder.resolve("accounts"));
    Path odd = Files.createDirectory(folder.resolve("odd.db"));
    assertThat(at(folder)).isEqualTo(folder.resolve("roster.db"));
    assertThat(at(folder.resolve("new"))).isEqualTo(folder.resolve("new/roster.db"));
    assertThat(at(folder.resolve("new.db"))).isEqualTo(folder.resolve("new.db"));
    assertThat(at(file)).isEqualTo(file);
    assertThat(at(odd)).isEqualTo(odd.resolve("roster.db"));
  }

  @Test
  void settings_are_shown_with_their_sources() {
    Settings settings = settings(Map.of(Key.PORT, "0"), Map.of("ROSTER_ZONE", "UTC"));
    assertThat(settings.all().stream().map(Setting::toString))
        .hasSize(Key.values().length)
        .contains(
            "port = 0 (flag --port)",
            "zone = UTC (environment variable ROSTER_ZONE)",
            "host = 127.0.0.1 (default)");
  }

  @Test
  void secrets_are_masked_when_they_are_shown() {
    Setting mail = new Setting("mail.password", "hunter22", "default");
    Setting address = new Setting("data", "jdbc:postgresql://me:hunter22@db/roster", "default");
    assertThat(mail.shown()).isEqualTo("***");
    assertThat(address.shown()).isEqualTo("jdbc:postgresql://***@db/roster");
    assertThat(mail.toString() + address).doesNotContain("hunter22");
  }

  private Configuration testModeOn(String host) {
    return Configuration.of(settings(Map.of(Key.TEST_MODE, "true", Key.HOST, host), NO_VARIABLES));
  }

  private Path at(Path data) {
    return Configuration.of(settings(Map.of(Key.DATA, data.toString()), NO_VARIABLES)).file();
  }

  private static Settings settings(Map<Key, String> flags, Map<String, String> environment) {
    return Settings.gather(flags, Optional.empty(), environment);
  }

  private Path file(String text) {
    try {
      Path file = Files.createTempFile(folder, "roster", ".properties");
      return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
