package dev.roster.bootstrap.command;

import dev.roster.application.port.Unavailable;
import dev.roster.bootstrap.configuration.InvalidConfiguration;
import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.rules.InvalidRules;
import dev.roster.bootstrap.server.CannotListen;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.status.Status;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The commands put together, and what becomes of their errors.
 *
 * <p>Exit codes: 0 done, 1 refused or failed, 2 not understood. An error is one line on standard
 * error for each problem, without a stack trace; only a mistake in the program itself goes to the
 * log with one.
 */
public final class CommandLines {

  private static final Set<Key> FOR_STORAGE =
      EnumSet.of(
          Key.DATA, Key.DATABASE, Key.DATABASE_USER, Key.DATABASE_PASSWORD, Key.DATABASE_IDS);

  private static final Set<Key> FOR_RULES =
      EnumSet.of(Key.CHANNELS, Key.NOTICES_RULES, Key.NOTICES_CREDENTIALS);

  private static final int WIDTH = 100;
  private static final int LONGEST_FLAG = 30;

  private CommandLines() {}

  /**
   * The command line for these arguments, to be executed once with them: of the commands only the
   * one that the first argument names, since putting all of them together takes a tenth of a
   * second; all of them if it names none.
   */
  public static CommandLine of(Surroundings around, String... arguments) {
    Map<String, Supplier<CommandLine>> commands = commands(around);
    String first = arguments.length == 0 ? "" : arguments[0];
    CommandLine line = new CommandLine(new Top());
    commands.forEach(
        (name, command) -> {
          if (name.equals(first) || !commands.containsKey(first)) {
            line.addSubcommand(name, command.get());
          }
        });
    return line.setUsageHelpWidth(WIDTH)
        .setUsageHelpLongOptionsMaxWidth(LONGEST_FLAG)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Status.class, CommandLines::status)
        .registerConverter(Instant.class, CommandLines::time)
        .registerConverter(UserId.class, CommandLines::user)
        .registerConverter(Channel.class, CommandLines::channel)
        .setParameterExceptionHandler((e, given) -> notUnderstood(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()));
  }

  /** What makes each command, in the order in which they are listed. */
  private static Map<String, Supplier<CommandLine>> commands(Surroundings around) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("serve", () -> Flags.on(new Serve(around), EnumSet.allOf(Key.class)));
    commands.put("demo", () -> new CommandLine(new DemoCommand()));
    commands.put(
        "user",
        () ->
            new CommandLine(new Users())
                .addSubcommand("add", Flags.on(new UserAdd(around), FOR_STORAGE))
                .addSubcommand("list", Flags.on(new UserList(around), FOR_STORAGE))
                .addSubcommand("show", Flags.on(new UserShow(around), FOR_STORAGE)));
    commands.put(
        "group",
        () ->
            new CommandLine(new Groups())
                .addSubcommand("add", Flags.on(new GroupAdd(around), FOR_STORAGE))
                .addSubcommand("list", Flags.on(new GroupList(around), FOR_STORAGE)));
    commands.put(
        "deliveries",
        () ->
            new CommandLine(new DeliveryCommands())
                .addSubcommand("list", Flags.on(new DeliveryList(around), FOR_STORAGE))
                .addSubcommand("retry", Flags.on(new DeliveryRetry(around), FOR_STORAGE))
                .addSubcommand("replay", Flags.on(new DeliveryReplay(around), FOR_STORAGE)));
    commands.put(
        "rules",
        () ->
            new CommandLine(new RuleCommands())
                .addSubcommand("check", Flags.on(new RulesCheck(around), FOR_RULES))
                .addSubcommand("explain", Flags.on(new RulesExplain(around), FOR_RULES)));
    commands.put("transitions", () -> new CommandLine(new Transitions()));
    return commands;
  }

  /** By name, in any case, or by code. */
  private static Status status(String text) {
    return Arrays.stream(Status.values())
        .filter(
            status ->
                status.name().equalsIgnoreCase(text) || String.valueOf(status.code()).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("expected a status, or its code from 0 to 4"));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("expected a time, as 2030-01-31T08:00:00Z");
    }
  }

  private static UserId user(String text) {
    try {
      return new UserId(Long.parseLong(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("expected the number of a user");
    }
  }

  private static Channel channel(String text) {
    try {
      return new Channel(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("expected the name of a channel");
    }
  }

  private static int notUnderstood(ParameterException e) {
    CommandLine command = e.getCommandLine();
    say(command.getErr(), e.getMessage());
    say(command.getErr(), "see " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, PrintWriter err) {
    if (e instanceof Refused
        || e instanceof InvalidConfiguration
        || e instanceof InvalidRules
        || e instanceof CannotListen
        || e instanceof Unavailable) {
      e.getMessage().lines().forEach(line -> say(err, line));
    } else {
      LoggerFactory.getLogger(CommandLines.class).error("a mistake in the program", e);
      say(err, "a mistake in the program: " + e.getClass().getSimpleName());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void say(PrintWriter err, String line) {
    err.println("roster: " + Plain.text(line));
    err.flush();
  }

  /** Says which commands there are. */
  private abstract static class Asking implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "which command?");
    }
  }

  @Command(
      name = "roster",
      description = "User accounts: profile, credentials, status, and the notices they lead to.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      scope = ScopeType.INHERIT,
      commandListHeading = "%nCommands:%n",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:done", "1:refused or failed", "2:the command line is not understood"})
  private static final class Top extends Asking {}

  @Command(name = "user", description = "Adds, lists and shows users.")
  private static final class Users extends Asking {}

  @Command(name = "group", description = "Adds and lists groups.")
  private static final class Groups extends Asking {}

  @Command(name = "rules", description = "Shows which notices leave the program, and how.")
  private static final class RuleCommands extends Asking {}

  @Command(name = "deliveries", description = "Lists deliveries, and has them sent once more.")
  private static final class DeliveryCommands extends Asking {}
}
