package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.haochaping.gateway.settlement.PhoneRatings;
import org.haochaping.gateway.terminals.HallKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneConfigTest {
  @TempDir Path folder;

  private GatewayConfig config(String more) throws IOException {
    return GatewayConfig.load(TestHall.in(folder).with(more).config());
  }

  private HallKeys keys() {
    return HallKeys.open(folder.resolve("keys"), List.of(), Clock.systemUTC());
  }

  @Test
  void phone_byDefault_isOff() throws IOException {
    assertThat(PhoneConfig.read(config(""), keys())).isEmpty();
  }

  @Test
  void phone_beyondThisMachine_isServedWithTlsAlone() throws IOException {
    String wide = "phone { enabled = true, host = \"0.0.0.0\" }";
    GatewayConfig plain = config(wide);
    assertThatThrownBy(() -> PhoneConfig.read(plain, keys()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("tls");
    assertThat(PhoneConfig.read(config(wide + "\nphone.tls = true"), keys()))
        .hasValueSatisfying(settings -> assertThat(settings.listening().tls()).isNotNull());
  }

  @Test
  void receiptLink_notSet_leadsToTheHallsOwnPageOrNowhere() throws IOException {
    assertThat(link("")).isEqualTo("https://r.invalid/");
    String address = "phone.public-address = \"https://pj.example/\"";
    assertThat(link(address)).as("the page is off").isEqualTo("https://r.invalid/");
    assertThat(link(address + "\nphone.enabled = true")).isEqualTo("https://pj.example/r/");
    assertThat(
            link(
                address + "\nphone.enabled = true\nhall.receipt-link = \"https://city.example/#\""))
        .isEqualTo("https://city.example/#");
  }

  @Test
  void terminals_areToldOfPhonesWhereAReceiptLeadsAnywhere() throws IOException {
    String page = "phone { enabled = true, public-address = \"https://pj.example/\" }";
    assertThat(config("").settings().of(3).offers().phone()).isFalse();
    assertThat(config(page).settings().of(3).offers().phone()).isTrue();
    assertThat(
            config("hall.receipt-link = \"https://city.example/#\"")
                .settings()
                .of(3)
                .offers()
                .phone())
        .isTrue();
  }

  @Test
  void receiptLink_ofAPublicAddressThatIsNone_isNamedAtTheStart() {
    assertThatThrownBy(() -> link("phone { enabled = true, public-address = \"pj.example\" }"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("phone.public-address");
  }

  @Test
  void receiptLink_ofTooLongAPublicAddress_isNamedAtTheStart() {
    String address = "https://pj.example/" + "a".repeat(200);
    assertThatThrownBy(() -> link("phone { enabled = true, public-address = \"" + address + "\" }"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("phone.public-address");
  }

  private String link(String more) throws IOException {
    return config(more).hall().receiptLink();
  }

  @Test
  void times_byDefault_areFiveMinutesAndThirtyDays() throws IOException {
    assertThat(PhoneConfig.times(config("")))
        .isEqualTo(new PhoneRatings.Times(Duration.ofMinutes(5), Duration.ofDays(30)));
    GatewayConfig never = config("phone.keep-number = 0s");
    assertThatThrownBy(() -> PhoneConfig.times(never))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("keep-number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hall.example", "ftp://hall.example", "https://hall.example/?w="})
  void publicAddress_thatIsNone_isRefused(String address) throws IOException {
    GatewayConfig wrong = config("phone.public-address = \"" + address + "\"");
    assertThatThrownBy(() -> PhoneConfig.publicAddress(wrong.all()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("public-address");
  }
}
