package dev.roster.bootstrap.configuration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be configured.
 *
 * <p>One name serves four places: {@code username.quota} in a file, {@code --username-quota} on the
 * command line, {@code ROSTER_USERNAME_QUOTA} in the environment, and {@code usernameQuota} in
 * {@link Configuration}. Immutable and thread-safe.
 */
public enum Key {
  // @formatter:off
  //                   name                   default          meaning
  DATA(                "data",                "data",          "the SQLite file, or the directory that holds it as roster.db"),
  DATABASE(            "database",            "",              "a PostgreSQL to use in place of SQLite, as jdbc:postgresql://localhost:5432/roster; data is not used then"),
  DATABASE_USER(       "database.user",       "",              "the role to log in to PostgreSQL as, unless database says so"),
  DATABASE_PASSWORD(   "database.password",   "",              "the password of that role, unless database says so; other users of the machine can read flags"),
  DATABASE_CONNECTIONS("database.connections", "16",           "how many connections to PostgreSQL may be open"),
  DATABASE_READERS(    "database.readers",    "8",             "how many connections read SQLite, beside the one that writes"),
  DATABASE_PATIENCE(   "database.patience",   "5",             "how long a request waits for a connection, for a lock, or for its turn to write, in seconds each"),
  DATABASE_WAITING(    "database.waiting",    "1000",          "how many requests may wait for their turn to write"),
  DATABASE_BATCH(      "database.batch",      "128",           "how many changes SQLite commits together, with one flush of the disk; 1 commits each by itself"),
  DATABASE_STATEMENT_TIMEOUT("database.statement-timeout", "10", "how long PostgreSQL may take for a statement, waiting for locks included, in seconds"),
  DATABASE_IDS(        "database.ids",        "",              "how users, notices and other rows are numbered: sequential, or ordered by time, as any node can do by itself; by default sequential on SQLite, ordered on PostgreSQL"),
  HOST(                "host",                "127.0.0.1",     "the address to listen on"),
  PORT(                "port",                "8080",          "the port to listen on; 0 takes a free one"),
  ZONE(                "zone",                "Asia/Shanghai", "the time zone of times in answers, and of times sent without one"),
  REGISTER(            "register",            "closed",        "who may register: closed, review (with a reason, decided by a moderator) or open"),
  NAME_RETENTION(      "name.retention",      "30",            "how many days the name of an erased user stays taken"),
  USERNAME_QUOTA(      "username.quota",      "1",             "how often users may rename themselves"),
  WEIDU_LEVEL(         "weidu.level",         "self",          "who may write a user's level: self, or staff (user.edit)"),
  AVATAR_HTTP(         "avatar.http",         "false",         "whether avatars may be http: URLs, not only https:"),
  BCRYPT_COST(         "bcrypt.cost",         "10",            "the cost of hashing a password; one more takes twice as long"),
  HASH_WAITING(        "hash.waiting",        "16",            "how many passwords may wait to be hashed, for each core"),
  CHANNELS(            "channels",            "",              "the channels that notices leave over, of mail, webhook and kafka, separated by commas"),
  NOTICES_RULES(       "notices.rules",       "",              "a file of rules that say which notice goes over which channel to whom, in place of the standard ones"),
  NOTICES_CREDENTIALS( "notices.credentials", "on",            "whether notices about changed passwords, contacts and names are delivered: on or off"),
  DELIVERIES_SOURCE(   "deliveries.source",   "urn:roster",    "what events name as their source: a URI that tells this installation from others"),
  MAIL_HOST(           "mail.host",           "",              "the SMTP server that takes mail"),
  MAIL_PORT(           "mail.port",           "587",           "its port"),
  MAIL_ENCRYPTION(     "mail.encryption",     "starttls",      "how the connection to it is kept from others: starttls, tls from the first byte on, or none"),
  MAIL_USER(           "mail.user",           "",              "who to log in as there; nobody if it is missing"),
  MAIL_PASSWORD(       "mail.password",       "",              "the password there; other users of the machine can read flags"),
  MAIL_FROM(           "mail.from",           "",              "the address that mail is from"),
  MAIL_NAME(           "mail.name",           "",              "the name beside that address"),
  MAIL_RATE(           "mail.rate",           "200",           OfChannel.RATE),
  MAIL_AT_ONCE(        "mail.at-once",        "16",            OfChannel.AT_ONCE),
  MAIL_TRIES(          "mail.tries",          "16",            OfChannel.TRIES),
  MAIL_TIMEOUT(        "mail.timeout",        "30",            OfChannel.TIMEOUT),
  WEBHOOK_URLS(        "webhook.urls",        "",              "where webhooks go, by the names that rules use, as default=https://example.org/hook, with blanks between"),
  WEBHOOK_SECRETS(     "webhook.secrets",     "",              "what they are signed with, as default=whsec_..., with blanks between; two of one name while one takes the place of the other"),
  WEBHOOK_NETWORKS(    "webhook.networks",    "",              "networks beside the Internet that webhooks may go to, also by http, as 10.0.0.0/8, separated by commas"),
  WEBHOOK_RATE(        "webhook.rate",        "200",           OfChannel.RATE),
  WEBHOOK_AT_ONCE(     "webhook.at-once",     "16",            OfChannel.AT_ONCE),
  WEBHOOK_TRIES(       "webhook.tries",       "16",            OfChannel.TRIES),
  WEBHOOK_TIMEOUT(     "webhook.timeout",     "15",            OfChannel.TIMEOUT),
  KAFKA_SERVERS(       "kafka.servers",       "",              "some of the brokers that take events, as broker:9092, separated by commas"),
  KAFKA_TOPICS(        "kafka.topics",        "default=roster.users", "the topics of events, by the names that rules use, with blanks between"),
  KAFKA_PROPERTIES(    "kafka.properties",    "",              "a file of further properties of the producer, such as those on security"),
  KAFKA_RATE(          "kafka.rate",          "200",           OfChannel.RATE),
  KAFKA_AT_ONCE(       "kafka.at-once",       "16",            OfChannel.AT_ONCE),
  KAFKA_TRIES(         "kafka.tries",         "16",            OfChannel.TRIES),
  KAFKA_TIMEOUT(       "kafka.timeout",       "20",            OfChannel.TIMEOUT),
  METRICS_PORT(        "metrics.port",        "",              "the port to show metrics on, to whoever asks; 0 takes a free one; without it there are none"),
  METRICS_HOST(        "metrics.host",        "127.0.0.1",     "the address to show them on"),
  TEST_MODE(           "test-mode",           "false",         "whether weidu requests need no token; on loopback only"),
  JSONAPI(             "jsonapi",             "discuz",        "the face of the JSON:API answers: discuz, as its clients read them, or strict"),
  WEIDU_ALWAYS_200(    "weidu.always-200",    "false",         "whether every weidu answer has the HTTP status 200, for clients that read only its code"),
  IF_MATCH_REQUIRED(   "if-match.required",   "false",         "whether a user is changed only by who says what was seen, by If-Match or meta.version"),
  BODY_LIMIT(          "body.limit",          "65536",         "the largest request body, in bytes"),
  BULK_LIMIT(          "bulk.limit",          "1048576",       "the largest body of a request that changes many users, in bytes"),
  SESSION_RATE(        "session.rate",        "20",            "how many requests a second a session may make in the long run; 0 for no limit"),
  SESSION_BURST(       "session.burst",       "100",           "how many requests a session may make at once"),
  ADDRESS_RATE(        "address.rate",        "50",            "how many requests a second may come from one address in the long run; 0 for no limit"),
  ADDRESS_BURST(       "address.burst",       "200",           "how many requests may come from one address at once"),
  REQUEST_TIMEOUT(     "request.timeout",     "30",            "how long a request may take to arrive, and its answer to be read, in seconds"),
  IDLE_TIMEOUT(        "idle.timeout",        "60",            "how long a connection may be silent, in seconds"),
  CONNECTIONS(         "connections",         "1000",          "how many connections may be open; more wait to be accepted"),
  ADDRESS_CONNECTIONS( "address.connections", "200",           "how many of them one address may have open, unless it is a trusted proxy"),
  THREADS(             "threads",             "100",           "how many threads answer requests"),
  PROXIES_TRUSTED(     "proxies.trusted",     "",              "the proxies whose X-Forwarded-For is believed: addresses or blocks such as 10.0.0.0/8, separated by commas"),
  CORS_ORIGINS(        "cors.origins",        "",              "the origins whose pages may read answers, such as https://app.example.org, separated by commas; * for all"),
  STOP_TIMEOUT(        "stop.timeout",        "10",            "how long requests in flight may take when the server stops, and deliveries too, in seconds");
  // @formatter:on

  /** What the keys mean that every channel has. */
  private static final class OfChannel {
    static final String RATE =
        "how many deliveries a second are tried over this channel in the long run";
    static final String AT_ONCE =
        "how many deliveries are under way over it; one fixed destination gets at most half of"
            + " them";
    static final String TRIES = "after how many tries over it a delivery is given up";
    static final String TIMEOUT =
        "how long a try may take, in seconds, the time to connect included";
  }

  /** What the variables of the environment begin with. */
  public static final String VARIABLES = "ROSTER_";

  private final String text;
  private final String standard;
  private final String meaning;

  Key(String text, String standard, String meaning) {
    this.text = text;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** The name in a file, such as {@code username.quota}. */
  public String text() {
    return text;
  }

  /** The value where none is given; empty text for none. */
  public String standard() {
    return standard;
  }

  /** What it is, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The name on the command line, such as {@code --username-quota}. */
  public String flag() {
    return "--" + text.replace('.', '-');
  }

  /** The name in the environment, such as {@code ROSTER_USERNAME_QUOTA}. */
  public String variable() {
    return VARIABLES + text.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Whether the flag may stand without a value, and then means {@code true}. */
  public boolean isSwitch() {
    return standard.equals("true") || standard.equals("false");
  }

  /** The key of a name in a file, or empty where there is none of that name. */
  static Optional<Key> ofText(String text) {
    return Arrays.stream(values()).filter(key -> key.text.equals(text)).findFirst();
  }

  /**
   * The key whose component of {@link Configuration} a broken rule names; the longest one, since
   * {@code database} begins like {@code data}.
   */
  static Key ofProperty(String property) {
    String camel = camel(property);
    return Arrays.stream(values())
        .filter(key -> camel.startsWith(camel(key.text)))
        .max(Comparator.comparing(key -> key.text.length()))
        .orElseThrow(() -> new IllegalStateException("a rule names no key: " + property));
  }

  private static String camel(String text) {
    StringBuilder camel = new StringBuilder();
    for (String word : text.split("[.-]")) {
      camel.append(camel.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
      camel.append(word, 1, word.length());
    }
    return camel.toString();
  }
}
