package dev.roster.bootstrap.server;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.bcrypt.CommonPasswords;
import dev.roster.adapter.delivery.kafka.KafkaChannel;
import dev.roster.adapter.delivery.mail.MailChannel;
import dev.roster.adapter.delivery.webhook.WebhookChannel;
import dev.roster.adapter.http.HttpSettings;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.adapter.jooq.StoreOptions;
import dev.roster.application.Roster;
import dev.roster.application.delivery.DeliveryListener;
import dev.roster.application.delivery.DeliveryWorker;
import dev.roster.application.delivery.EmailContacts;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.validation.BeanValidation;
import dev.roster.bootstrap.configuration.BeanValidator;
import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.configuration.Configuration.WeiduLevel;
import dev.roster.bootstrap.configuration.Outlets;
import dev.roster.bootstrap.metrics.Metrics;
import dev.roster.bootstrap.metrics.MetricsServer;
import dev.roster.bootstrap.rules.Rules;
import dev.roster.domain.user.Policy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the program together, by hand. */
public final class Wiring {

  private Wiring() {}

  /**
   * The program of a configuration: its storage open, its server not yet started.
   *
   * @throws dev.roster.bootstrap.configuration.InvalidConfiguration if a channel is not set up
   * @throws dev.roster.bootstrap.rules.InvalidRules if the rules about deliveries cannot be used
   * @throws dev.roster.adapter.jooq.CannotOpenDatabase if the storage cannot be used
   */
  public static Program program(Configuration configuration) {
    configuration.deliveries().requireSetUp();
    Policy policy =
        Policy.STANDARD
            .with(configuration.zone())
            .with(new BeanValidation(BeanValidator.get()))
            .with(configuration.register())
            .withNameRetention(Duration.ofDays(configuration.nameRetention()))
            .withRenameQuota(configuration.usernameQuota())
            .withHttpAvatars(configuration.avatarHttp())
            .withLevelForStaff(configuration.weiduLevel() == WeiduLevel.STAFF)
            .withCommonPasswords(CommonPasswords.load())
            .with(Rules.inForce(configuration));
    JooqStore store = store(configuration);
    int cores = Runtime.getRuntime().availableProcessors();
    Optional<MetricsServer> metrics = metrics(configuration, store);
    DeliveryWorker worker = worker(configuration, store, policy, listener(metrics));
    Roster roster =
        Roster.builder()
            .store(store)
            .signal(worker)
            .hasher(BcryptHasher.ofCost(configuration.bcryptCost()))
            .policy(policy)
            .hashing(cores, cores * configuration.hashWaiting())
            .build();
    HttpSettings settings =
        HttpSettings.onLoopback(configuration.port())
            .at(configuration.host(), configuration.port())
            .withStopTimeout(Duration.ofSeconds(configuration.stopTimeout()))
            .withTestMode(configuration.testMode())
            .with(limits(configuration))
            .with(configuration.proxiesTrusted())
            .with(configuration.corsOrigins())
            .with(
                new HttpSettings.Wire(
                    configuration.jsonapi(),
                    configuration.weiduAlways200(),
                    configuration.ifMatchRequired()));
    return new Program(store, roster, settings, worker, metrics);
  }

  private static Optional<MetricsServer> metrics(Configuration configuration, JooqStore store) {
    return configuration
        .metricsPort()
        .map(
            port ->
                MetricsServer.on(
                    Metrics.of(
                        store.deliveries(),
                        configuration.deliveries().channels(),
                        InstantSource.system()),
                    configuration.metricsHost(),
                    port));
  }

  private static DeliveryWorker worker(
      Configuration configuration, JooqStore store, Policy policy, DeliveryListener listener) {
    Outlets outlets = configuration.deliveries();
    DeliveryWorker.Builder worker =
        DeliveryWorker.on(store.deliveries())
            .contacts(new EmailContacts(store.users()))
            .policy(policy)
            .stopTimeout(Duration.ofSeconds(configuration.stopTimeout()))
            .listener(listener);
    channels(outlets)
        .forEach(channel -> worker.channel(channel, outlets.limits().get(channel.channel())));
    return worker.build();
  }

  private static DeliveryListener listener(Optional<MetricsServer> metrics) {
    DeliveryListener log = new DeliveryLog();
    return metrics.map(server -> log.and(server.metrics().listener())).orElse(log);
  }

  private static List<DeliveryChannel> channels(Outlets outlets) {
    List<DeliveryChannel> channels = new ArrayList<>();
    outlets.mail().map(MailChannel::open).ifPresent(channels::add);
    outlets
        .webhook()
        .map(settings -> WebhookChannel.open(settings, InstantSource.system()))
        .ifPresent(channels::add);
    outlets.kafka().map(KafkaChannel::open).ifPresent(channels::add);
    return channels;
  }

  /** However many wait to write, most threads are left to answer others. */
  private static JooqStore store(Configuration configuration) {
    StoreOptions options =
        configuration.database().options().withCrowd(Math.max(1, configuration.threads() / 4));
    return configuration
        .database()
        .postgresql()
        .map(server -> JooqStore.postgresql(server, options))
        .orElseGet(() -> JooqStore.sqlite(configuration.file(), options));
  }

  private static HttpSettings.Limits limits(Configuration configuration) {
    return new HttpSettings.Limits(
        configuration.bodyLimit(),
        configuration.bulkLimit(),
        new HttpSettings.Rates(
            new HttpSettings.Rate(configuration.sessionRate(), configuration.sessionBurst()),
            new HttpSettings.Rate(configuration.addressRate(), configuration.addressBurst())),
        new HttpSettings.Patience(
            Duration.ofSeconds(configuration.requestTimeout()),
            Duration.ofSeconds(configuration.idleTimeout())),
        new HttpSettings.Crowd(
            configuration.connections(),
            configuration.addressConnections(),
            configuration.threads()));
  }
}
