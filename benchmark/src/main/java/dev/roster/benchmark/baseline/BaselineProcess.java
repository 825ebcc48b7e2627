package dev.roster.benchmark.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * {@code bare} or {@code null} as a process of its own, with the threads that Roster's server has.
 * Prints {@code ready <address>} as that does.
 */
public final class BaselineProcess {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int THREADS = 100;
  private static final int LEAST_THREADS = 8;

  private BaselineProcess() {}

  /**
   * Serves until the process is ended.
   *
   * @param arguments a file of {@link Recorder#record recordings}; and for {@code bare} the URL of
   *     a database and the number of connections to it
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    Recording[] recordings = JSON.readValue(Path.of(arguments[0]).toFile(), Recording[].class);
    Javalin server;
    if (arguments.length == 1) {
      server = server(recordings, BaselineProcess::nothing);
    } else {
      Databases databases = Databases.on(arguments[1], Integer.parseInt(arguments[2]));
      server = server(recordings, each -> bare(new Replay(databases, each)));
    }
    System.out.println("ready http://127.0.0.1:" + server.start().port());
  }

  private interface Answering {
    Handler of(Recording recording) throws IOException;
  }

  private static Javalin server(Recording[] recordings, Answering answering) {
    return Javalin.create(
        config -> {
          listen(config);
          for (Recording each : recordings) {
            HandlerType method = HandlerType.findOrCreate(each.method());
            try {
              config.routes.addHttpHandler(method, each.path(), answering.of(each));
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
        });
  }

  private static void listen(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.threadPool = new QueuedThreadPool(THREADS, LEAST_THREADS);
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector =
              new ServerConnector(server, 1, -1, new HttpConnectionFactory(http));
          connector.setHost("127.0.0.1");
          connector.setPort(0);
          return connector;
        });
  }

  /** Reads the body and answers what Roster has answered once. */
  private static Handler nothing(Recording recording) {
    byte[] answer = recording.answer().getBytes(StandardCharsets.UTF_8);
    return context -> {
      text(context);
      context.status(recording.status()).contentType(recording.contentType()).result(answer);
    };
  }

  private static Handler bare(Replay replay) throws IOException {
    Recording recording = replay.recording();
    ObjectNode shape = (ObjectNode) JSON.readTree(recording.answer());
    return context -> {
      Map<Slot, Object> values = new EnumMap<>(Slot.class);
      String id = context.pathParamMap().get("id");
      if (id != null) {
        values.put(Slot.USER, Long.valueOf(id));
      }
      values.put(Slot.TOKEN_HASH, hash(context.header("Authorization")));
      values.put(Slot.TEXT, text(context));
      values.put(Slot.NOW, System.currentTimeMillis());
      values.put(Slot.REQUEST_ID, UUID.randomUUID().toString());
      replay.run(values);
      ObjectNode answer = shape.deepCopy();
      fill(answer, values);
      context
          .status(recording.status())
          .contentType(recording.contentType())
          .result(JSON.writeValueAsBytes(answer));
    };
  }

  private static String hash(String header) throws java.security.GeneralSecurityException {
    byte[] token = header.substring("Bearer ".length()).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token));
  }

  /** The one text that a body may change; empty if there is no body. */
  private static String text(Context context) throws IOException {
    byte[] body = context.bodyAsBytes();
    if (body.length == 0) {
      return "";
    }
    JsonNode document = JSON.readTree(body);
    return document.has("desc")
        ? document.path("desc").asText()
        : document.path("data").path("attributes").path("signature").asText();
  }

  private static void fill(ObjectNode answer, Map<Slot, Object> values) {
    String text = values.get(Slot.TEXT).toString();
    if (answer.path("user_info") instanceof ObjectNode user) {
      user.put("desc", text);
    }
    if (answer.path("data") instanceof ObjectNode data) {
      String id = values.get(Slot.USER).toString();
      data.put("id", id);
      ((ObjectNode) data.path("attributes")).put("id", Long.parseLong(id)).put("signature", text);
    }
    if (answer.path("meta") instanceof ObjectNode meta) {
      meta.put("version", (Long) values.get(Slot.NEXT_VERSION));
    }
  }
}
