package dev.roster.adapter.http;

import dev.roster.application.port.Attempts;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Follows;
import dev.roster.application.port.Groups;
import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.PayTokens;
import dev.roster.application.port.Sessions;
import dev.roster.application.port.Store;
import dev.roster.application.port.StoredFacts;
import dev.roster.application.port.Users;

/** A store on whose way to the users something can be put: a failure, or a long wait. */
final class TroubledStore implements Store {

  private final Store store;
  private volatile Runnable trouble = () -> {};
  private volatile Runnable outage = () -> {};

  TroubledStore(Store store) {
    this.store = store;
  }

  /** Happens from now on, in the thread of the request, before users are read or changed. */
  void meets(Runnable trouble) {
    this.trouble = trouble;
  }

  /** From now on nothing that is stored can be had. */
  void fails(RuntimeException failure) {
    outage =
        () -> {
          throw failure;
        };
  }

  @Override
  public Users users() {
    outage.run();
    trouble.run();
    return store.users();
  }

  @Override
  public Sessions sessions() {
    outage.run();
    return store.sessions();
  }

  @Override
  public Attempts attempts() {
    outage.run();
    return store.attempts();
  }

  @Override
  public PayTokens payTokens() {
    outage.run();
    return store.payTokens();
  }

  @Override
  public Inbox inbox() {
    outage.run();
    return store.inbox();
  }

  @Override
  public Deliveries deliveries() {
    outage.run();
    return store.deliveries();
  }

  @Override
  public History history() {
    outage.run();
    return store.history();
  }

  @Override
  public StoredFacts facts() {
    return store.facts();
  }

  @Override
  public Follows follows() {
    return store.follows();
  }

  @Override
  public Groups groups() {
    outage.run();
    return store.groups();
  }
}
