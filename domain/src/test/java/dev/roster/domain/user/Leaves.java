package dev.roster.domain.user;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every single value of a user by its path, such as {@code profile.signature.text}. */
final class Leaves {

  private Leaves() {}

  static Map<String, Object> of(User user) {
    Map<String, Object> leaves = new TreeMap<>();
    collect("", user, leaves);
    return leaves;
  }

  /** The paths under which two users differ. */
  static Set<String> differing(User one, User other) {
    Map<String, Object> before = of(one);
    Map<String, Object> after = of(other);
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    paths.removeIf(
        path -> Optional.ofNullable(before.get(path)).equals(Optional.ofNullable(after.get(path))));
    return paths;
  }

  private static void collect(String path, Object value, Map<String, Object> leaves) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> collect(path, present, leaves));
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
        collect(name, read(component, value), leaves);
      }
    } else {
      leaves.put(path, value);
    }
  }

  private static Object read(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
