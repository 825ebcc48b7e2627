package dev.roster.bootstrap.crash;

import dev.roster.bootstrap.crash.rigged.Place;
import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.crash.rigged.Rigged;
import dev.roster.bootstrap.endtoend.Caller;
import dev.roster.bootstrap.endtoend.Crew;
import dev.roster.bootstrap.endtoend.Database;
import dev.roster.bootstrap.endtoend.Packaged;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AdviceAdapter;
import org.objectweb.asm.commons.Method;

/**
 * The packaged server, in which every method at which there is a {@link Point} first calls {@link
 * Rigged#at}. All else of it is as it is shipped.
 */
final class Rigging {

  private final Path jar;
  private final List<String> options;

  private Rigging(Path jar, List<String> options) {
    this.jar = jar;
    this.options = List.copyOf(options);
  }

  /**
   * Prepares it.
   *
   * @param folder for the classes that differ
   * @param planted classes that take the place of the server's, as a folder; empty for none
   */
  static Rigging of(Path folder, Optional<Path> planted) throws IOException {
    Path jar = folder.resolve("rigged.jar");
    try (URLClassLoader shipped = shipped(planted);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : classes(shipped, planted).entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return new Rigging(jar, List.of());
  }

  /** Options of a JVM that runs it, where it is watched from a port. */
  List<String> watchedAt(int port) {
    List<String> all = new ArrayList<>(options);
    all.add("-D%s=%d".formatted(Rigged.PORT, port));
    all.addAll(List.of("-cp", jar + File.pathSeparator + Packaged.jar(), Rigged.class.getName()));
    return all;
  }

  /** The same, which starts in half the time: with the classes that a first server has loaded. */
  Rigging archived(Path folder) throws IOException {
    Path archive = folder.resolve("classes.jsa");
    Database database = Database.Kind.SQLITE.empty(Files.createDirectory(folder.resolve("first")));
    long user = Crew.populate(database, 1).get(0);
    Rigging first = new Rigging(jar, List.of("-XX:ArchiveClassesAtExit=" + archive));
    try (Destination destination = new Destination(new Journal())) {
      List<String> flags = new ArrayList<>(database.flag());
      flags.addAll(destination.flags());
      try (Node node = Node.start(folder, first, flags)) {
        Caller admin = Caller.loggedIn(node.base(), "admin", Crew.PASSWORD);
        admin.patch(user, "\"status\":1,\"refuse_message\":\"first\"");
        node.terminate();
      }
    }
    return new Rigging(jar, List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off"));
  }

  /** Reads files of the server, and loads nothing. */
  private static URLClassLoader shipped(Optional<Path> planted) throws IOException {
    List<URL> all = new ArrayList<>();
    if (planted.isPresent()) {
      all.add(planted.get().toUri().toURL());
    }
    all.add(Packaged.jar().toUri().toURL());
    return new URLClassLoader(all.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static Map<String, byte[]> classes(ClassLoader shipped, Optional<Path> planted)
      throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (Class<?> own : List.of(Rigged.class, Point.class, Place.class)) {
      classes.put(file(own.getName()), bytes(Rigging.class.getClassLoader(), own.getName()));
    }
    if (planted.isPresent()) {
      classes.putAll(read(planted.get()));
    }
    for (Map.Entry<String, Set<String>> type : methods().entrySet()) {
      byte[] before = bytes(shipped, type.getKey());
      classes.put(file(type.getKey()), begun(before, type.getKey(), type.getValue()));
    }
    return classes;
  }

  private static byte[] bytes(ClassLoader loader, String type) throws IOException {
    try (InputStream in = loader.getResourceAsStream(file(type))) {
      if (in == null) {
        throw new AssertionError("there is no class " + type);
      }
      return in.readAllBytes();
    }
  }

  private static String file(String type) {
    return type.replace('.', '/') + ".class";
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        classes.put(name, Files.readAllBytes(file));
      }
    }
    return classes;
  }

  /** By class. */
  private static Map<String, Set<String>> methods() {
    return Arrays.stream(Point.values())
        .flatMap(point -> point.place().stream())
        .collect(
            Collectors.groupingBy(
                Place::type,
                TreeMap::new,
                Collectors.mapping(Place::method, Collectors.toCollection(TreeSet::new))));
  }

  private static byte[] begun(byte[] before, String type, Set<String> methods) {
    Set<String> missing = new TreeSet<>(methods);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(before)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                MethodVisitor method =
                    super.visitMethod(access, name, descriptor, signature, thrown);
                if (!methods.contains(name)) {
                  return method;
                }
                missing.remove(name);
                return new Beginning(method, access, type, name, descriptor);
              }
            },
            ClassReader.EXPAND_FRAMES);
    if (!missing.isEmpty()) {
      throw new AssertionError(type + " has no method " + missing);
    }
    return writer.toByteArray();
  }

  /** Calls {@link Rigged#at} at the beginning of a method. */
  private static final class Beginning extends AdviceAdapter {

    private final String type;
    private final String name;

    Beginning(MethodVisitor method, int access, String type, String name, String descriptor) {
      super(Opcodes.ASM9, method, access, name, descriptor);
      this.type = type;
      this.name = name;
    }

    @Override
    protected void onMethodEnter() {
      push(type);
      push(name);
      loadArgArray();
      invokeStatic(
          Type.getType(Rigged.class),
          new Method("at", "(Ljava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)V"));
    }
  }
}
