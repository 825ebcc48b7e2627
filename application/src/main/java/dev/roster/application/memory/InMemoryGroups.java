package dev.roster.application.memory;

import dev.roster.application.port.Groups;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import java.util.function.Function;

/** The groups in memory. */
final class InMemoryGroups implements Groups {

  private final Memory memory;

  InMemoryGroups(Memory memory) {
    this.memory = memory;
  }

  @Override
  public GroupDirectory directory() {
    return memory.read(Tables::directory);
  }

  @Override
  public Group add(Function<GroupId, Group> group) {
    return memory.write(
        tables -> {
          Group added = group.apply(new GroupId(tables.groups.lastKey().value() + 1));
          tables.put(added);
          return added;
        });
  }
}
