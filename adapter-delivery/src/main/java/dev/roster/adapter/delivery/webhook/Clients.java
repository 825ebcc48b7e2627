package dev.roster.adapter.delivery.webhook;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes clients of HTTP/1.1 that do one exchange and nothing by themselves: they follow no
 * redirect, try nothing again, keep no cookie, unpack nothing and know no proxy. Heads of answers
 * are bounded by the library's own limits.
 *
 * @param limits how long a try may take
 * @param tls whom to trust
 */
record Clients(WebhookSettings.Limits limits, SSLContext tls) {

  /** More than are ever sent at once. */
  private static final int MOST_CONNECTIONS = 256;

  /** Not for ever, so that a change of a name's addresses is noticed. */
  private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(1);

  /** Shorter than any server keeps a silent connection. */
  private static final TimeValue TRUSTED_SILENCE = TimeValue.ofSeconds(1);

  /** A client that connects to what a resolver gives out. */
  CloseableHttpClient client(DnsResolver resolver) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(resolver))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(limits.all()))
                .setResponseTimeout(timeout(limits.all()))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent("Roster")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .build();
  }

  private HttpClientConnectionManager connections(DnsResolver resolver) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
        .setDefaultTlsConfig(
            TlsConfig.custom().setHandshakeTimeout(timeout(limits.connect())).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout(limits.connect()))
                .setSocketTimeout(timeout(limits.all()))
                .setTimeToLive(LONGEST_LIFE)
                .setValidateAfterInactivity(TRUSTED_SILENCE)
                .build())
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setMaxConnTotal(MOST_CONNECTIONS)
        .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }
}
