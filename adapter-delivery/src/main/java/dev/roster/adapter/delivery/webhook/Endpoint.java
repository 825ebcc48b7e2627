package dev.roster.adapter.delivery.webhook;

import dev.roster.adapter.delivery.NoticeEvent;
import dev.roster.application.port.DeliveryChannel.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * One destination and the connections to it, so that a slow one takes none of another's.
 *
 * <p>Thread-safe.
 */
final class Endpoint {

  private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json");

  /** How much of a body is read, only so that its connection can be used again. */
  private static final int MOST_READ = 8 * 1024;

  private final WebhookDestination destination;
  private final CloseableHttpClient client;
  private final InstantSource clock;

  Endpoint(WebhookDestination destination, CloseableHttpClient client, InstantSource clock) {
    this.destination = destination;
    this.client = client;
    this.clock = clock;
  }

  /** A request that can be made once, now. */
  HttpPost request(NoticeEvent event) {
    byte[] body = event.structured();
    HttpPost request = new HttpPost(destination.url());
    request.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
    new Signature(event.id(), clock.instant())
        .headers(body, destination.secrets())
        .forEach(request::setHeader);
    return request;
  }

  /** Makes it, and waits for what comes of it; {@link HttpPost#cancel} breaks it off. */
  Sent exchange(HttpPost request) {
    try {
      ClassicHttpResponse answer = client.executeOpen(null, request, null);
      Sent sent = Verdict.on(answer, clock.instant());
      leave(answer, request);
      return sent;
    } catch (IOException e) {
      return request.isCancelled() ? Verdict.LATE : Verdict.on(e);
    } catch (RuntimeException oddAnswer) {
      // What cannot be a status is none of the exceptions that the library declares.
      return Verdict.noHttp();
    }
  }

  /** The answer stands, whatever becomes of its body. */
  private static void leave(ClassicHttpResponse answer, HttpPost request) {
    try (answer) {
      HttpEntity body = answer.getEntity();
      if (body != null && !isShort(body.getContent())) {
        request.cancel();
      }
    } catch (IOException brokenOff) {
      request.cancel();
    }
  }

  private static boolean isShort(InputStream body) throws IOException {
    return body.readNBytes(MOST_READ).length < MOST_READ;
  }

  /** Breaks off whatever is under way. */
  void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
