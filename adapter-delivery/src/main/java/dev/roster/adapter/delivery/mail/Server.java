package dev.roster.adapter.delivery.mail;

import jakarta.mail.Session;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The server that all mail goes through. Immutable and thread-safe. */
final class Server {

  private final MailSettings settings;
  private final SSLSocketFactory trust;
  private final Session session;

  Server(MailSettings settings, SSLSocketFactory trust) {
    this.settings = settings;
    this.trust = trust;
    this.session = Session.getInstance(properties(settings, trust));
  }

  MailSettings settings() {
    return settings;
  }

  /** What the mail library is told. */
  Session session() {
    return session;
  }

  /** A line to it, over which nothing has been said yet. */
  Socket connect(Line line) throws IOException {
    line.connect(settings.host(), settings.port(), settings.limits().connect());
    return settings.encryption() == MailSettings.Encryption.TLS ? encrypted(line) : line;
  }

  private Socket encrypted(Line line) throws IOException {
    SSLSocket socket = (SSLSocket) trust.createSocket(line, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static Properties properties(MailSettings settings, SSLSocketFactory trust) {
    String starttls = Boolean.toString(settings.encryption() == MailSettings.Encryption.STARTTLS);
    Properties properties = new Properties();
    properties.put("mail.smtp.localhost", settings.sender().domain());
    properties.put("mail.smtp.starttls.enable", starttls);
    properties.put("mail.smtp.starttls.required", starttls);
    properties.put("mail.smtp.ssl.socketFactory", trust);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
    properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }
}
