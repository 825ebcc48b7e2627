package dev.roster.bootstrap.rules;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value in a YAML file that knows where it stands.
 *
 * @param file for messages
 * @param node the value
 */
record Entry(Path file, Node node) {

  /** The line on which it begins, from 1. */
  int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** Refuses it. */
  InvalidRules broken(String problem) {
    return new InvalidRules(file, line(), problem);
  }

  /** The entries of a list. */
  List<Entry> list() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(each -> new Entry(file, each)).toList();
    }
    throw broken("a list was expected here");
  }

  /** The members of a mapping, in their order; each name once. */
  Map<String, Entry> members() {
    if (!(node instanceof MappingNode mapping)) {
      throw broken("names with values were expected here");
    }
    Map<String, Entry> members = new LinkedHashMap<>();
    for (NodeTuple each : mapping.getValue()) {
      Entry key = new Entry(file, each.getKeyNode());
      if (members.put(key.text(), new Entry(file, each.getValueNode())) != null) {
        throw key.broken("'%s' stands here twice".formatted(key.text()));
      }
    }
    return members;
  }

  /** The members of a mapping, of which none has another name. */
  Map<String, Entry> members(Set<String> allowed) {
    Map<String, Entry> members = members();
    members.forEach(
        (name, value) -> {
          if (!allowed.contains(name)) {
            throw value.broken(
                "'%s' is unknown; there are %s"
                    .formatted(name, String.join(", ", allowed.stream().sorted().toList())));
          }
        });
    return members;
  }

  /** A member that has to be there. */
  Entry member(String name) {
    Entry member = members().get(name);
    if (member == null) {
      throw broken("'%s' is missing".formatted(name));
    }
    return member;
  }

  /** The text of a single value, as it is written. */
  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw broken("a single value was expected here");
  }

  /** What the text reads as; what the reader refuses is said with its words. */
  <T> T read(Function<String, T> reader) {
    String text = text();
    return checked(() -> reader.apply(text));
  }

  /** What is made of it; what is refused is said with its place. */
  <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw broken(e.getMessage());
    }
  }
}
