package dev.roster.adapter.delivery.kafka;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Lets no producer be made the first time it is asked to. */
public final class FussyEngines extends DefaultSslEngineFactory {

  private static final AtomicBoolean ASKED = new AtomicBoolean();

  @Override
  public void configure(Map<String, ?> settings) {
    if (!ASKED.getAndSet(true)) {
      throw new KafkaException("not in the mood");
    }
    super.configure(settings);
  }
}
