package dev.roster.adapter.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The routes of a dialect: method and path to what answers. Knows what else follows from the table:
 * {@code HEAD} where there is {@code GET}, {@code OPTIONS} everywhere, and {@code 405} with {@code
 * Allow} for every other method, also for one that nobody knows.
 */
final class RouteTable {

  /** Answers a request. */
  @FunctionalInterface
  interface Route {
    void answer(Exchange exchange);
  }

  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.HEAD,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE,
          HandlerType.OPTIONS);

  private record Known(Route route, Set<String> parameters) {}

  private final Map<String, Map<String, Known>> routes = new LinkedHashMap<>();

  /**
   * Adds a route.
   *
   * @param parameters the names of the query parameters that it reads, such as {@code page[limit]},
   *     or of families of them, such as {@code fields[]}; where JSON:API is kept to, others are
   *     refused
   */
  RouteTable add(String method, String path, Route route, String... parameters) {
    routes
        .computeIfAbsent(path, p -> new TreeMap<>())
        .put(method, new Known(route, Set.of(parameters)));
    return this;
  }

  /** The names of the query parameters that a route reads. */
  Set<String> parameters(String method, String path) {
    return routes.get(path).get(method).parameters();
  }

  /** The paths and the methods that each takes. */
  Map<String, Set<String>> paths() {
    Map<String, Set<String>> paths = new TreeMap<>();
    routes.forEach((path, methods) -> paths.put(path, Set.copyOf(methods.keySet())));
    return paths;
  }

  /** Registers every path with every method. */
  void register(RoutesConfig javalin) {
    routes.forEach(
        (path, methods) ->
            METHODS.forEach(
                method ->
                    javalin.addHttpHandler(
                        method, path, context -> answer(Exchange.of(context), methods))));
  }

  /**
   * Refuses a method that no handler was registered for, if the address is one of this table.
   *
   * @throws Refusal {@code method_not_allowed}
   */
  void refuseMethod(Context context) {
    routes.keySet().stream()
        .filter(path -> matches(path, context.path()))
        .findFirst()
        .map(routes::get)
        .ifPresent(methods -> refuseMethod(context, methods));
  }

  private static boolean matches(String path, String address) {
    return address.matches(path.replaceAll("\\{[a-z]+}", "[^/]+") + "/?");
  }

  private static void refuseMethod(Context context, Map<String, Known> methods) {
    context.header("Allow", allowed(methods));
    throw Refusal.of(ProtocolCode.METHOD_NOT_ALLOWED);
  }

  private static void answer(Exchange exchange, Map<String, Known> methods) {
    String method = exchange.context().method().name();
    Known known = methods.get(method.equals("HEAD") ? "GET" : method);
    if (known != null) {
      exchange.reads(known.parameters());
      answer(exchange, known.route());
    } else if (method.equals("OPTIONS")) {
      options(exchange, methods);
    } else {
      refuseMethod(exchange.context(), methods);
    }
  }

  private static void options(Exchange exchange, Map<String, Known> methods) {
    exchange.context().status(HttpStatus.NO_CONTENT).header("Allow", allowed(methods));
    if (methods.containsKey("PATCH")) {
      exchange.context().header("Accept-Patch", exchange.face().accepted());
    }
  }

  /** What goes wrong with the machine, such as memory, is answered and logged like a bug. */
  private static void answer(Exchange exchange, Route route) {
    try {
      route.answer(exchange);
    } catch (Error error) {
      throw new IllegalStateException("the request could not be answered", error);
    }
  }

  private static String allowed(Map<String, Known> methods) {
    Set<String> allowed = new TreeSet<>(methods.keySet());
    allowed.add("OPTIONS");
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return String.join(", ", allowed);
  }
}
