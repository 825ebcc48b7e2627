package dev.roster.adapter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.adapter.delivery.mail.MailSettings.Encryption;
import dev.roster.adapter.delivery.mail.MailSettings.Limits;
import dev.roster.adapter.delivery.mail.MailSettings.Login;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said of a mail server. */
class MailSettingsTest {

  private static final Login SECRET = new Login("roster", "hunter2", false);

  @Test
  void a_password_is_not_sent_in_the_clear_unless_it_may_be() {
    Login open = new Login("roster", "hunter2", true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mails.settings(25, Encryption.NONE, Optional.of(SECRET)));
    assertThat(Mails.settings(25, Encryption.NONE, Optional.of(open)).login()).contains(open);
    assertThat(Mails.settings(25, Encryption.STARTTLS, Optional.of(SECRET)).login())
        .contains(SECRET);
  }

  @Test
  void neither_login_nor_addresses_are_shown() {
    assertThat(Mails.settings(25, Encryption.TLS, Optional.of(SECRET)).toString() + SECRET)
        .doesNotContain("hunter2", "roster", "localhost");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void a_port_is_one_of_tcp(int port) {
    assertThatIllegalArgumentException().isThrownBy(() -> Mails.settings(port, Encryption.NONE));
  }

  @Test
  void a_try_has_time_and_connects_within_it() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(Duration.ZERO, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(second, second.minusMillis(1)));
    assertThat(new Limits(second, second).all()).isEqualTo(second);
  }

  @Test
  void a_try_that_is_shorter_than_connecting_may_take_connects_within_itself() {
    Duration second = Duration.ofSeconds(1);
    assertThat(Limits.of(second)).isEqualTo(new Limits(second, second));
    assertThat(Limits.of(Duration.ofMinutes(1)))
        .isEqualTo(new Limits(Limits.STANDARD.connect(), Duration.ofMinutes(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(Duration.ZERO));
  }
}
