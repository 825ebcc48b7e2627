package dev.roster.application.memory;

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

/**
 * Everything in memory, for tests and trials.
 *
 * <p>Starts with the four fixed groups and nothing else. Every write copies all there is, so it
 * suits hundreds of users, not millions. Thread-safe.
 */
public final class InMemoryStore implements Store {

  private final Memory memory = new Memory();
  private final Users users = new InMemoryUsers(memory);
  private final Sessions sessions = new InMemorySessions(memory);
  private final Attempts attempts = new InMemoryAttempts(memory);
  private final PayTokens payTokens = new InMemoryPayTokens(memory);
  private final Inbox inbox = new InMemoryInbox(memory);
  private final Deliveries deliveries = new InMemoryDeliveries(memory);
  private final History history = new InMemoryHistory(memory);
  private final StoredFacts facts = new InMemoryFacts(memory);
  private final Follows follows = new InMemoryFollows(memory);
  private final Groups groups = new InMemoryGroups(memory);

  @Override
  public Users users() {
    return users;
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public Attempts attempts() {
    return attempts;
  }

  @Override
  public PayTokens payTokens() {
    return payTokens;
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public Deliveries deliveries() {
    return deliveries;
  }

  @Override
  public History history() {
    return history;
  }

  @Override
  public StoredFacts facts() {
    return facts;
  }

  @Override
  public Follows follows() {
    return follows;
  }

  @Override
  public Groups groups() {
    return groups;
  }
}
