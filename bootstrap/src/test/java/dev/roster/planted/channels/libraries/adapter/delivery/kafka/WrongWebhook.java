package dev.roster.planted.channels.libraries.adapter.delivery.kafka;

import org.apache.hc.core5.http.HttpResponse;

/** Needs the library of webhooks to write to a topic. */
public final class WrongWebhook {
  HttpResponse needed;
}
