package org.haochaping.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.haochaping.gateway.city.NationalCodes;
import org.haochaping.gateway.city.NationalSettings;
import org.haochaping.gateway.city.NationalSettings.Form;
import org.haochaping.gateway.city.NationalSettings.Secrets;
import org.haochaping.gateway.city.NationalWords;
import org.haochaping.gateway.gm.GmException;
import org.haochaping.gateway.gm.Sm2Form;
import org.haochaping.gateway.gm.Sm4;
import org.haochaping.gateway.gm.TextForm;
import org.haochaping.protocol.ProtocolException;

/** The section {@code national} of the configuration, checked. */
final class NationalConfig {
  private NationalConfig() {}

  /**
   * What it says; empty where the outlet is off.
   *
   * @param defaultChannel the channel of a default
   * @param base what relative paths begin at
   */
  static Optional<NationalSettings> read(Config national, String defaultChannel, Path base) {
    if (!national.getBoolean("enabled")) {
      return Optional.empty();
    }
    Secrets secrets = secrets(national);
    try {
      secrets.check();
    } catch (GmException e) {
      throw wrong(national, "platform-key", "an SM2 key, as own-key: " + e.getMessage());
    }
    return Optional.of(
        new NationalSettings(
            address(national, "service-url"),
            address(national, "rating-url"),
            secrets,
            codes(national, base),
            words(national.getConfig("answer")),
            defaultChannel,
            batchSize(national),
            duration(national, "timeout"),
            duration(national, "first-retry"),
            duration(national, "longest-retry"),
            Duration.ofSeconds(1)));
  }

  private static Secrets secrets(Config national) {
    Form form =
        switch (national.getString("envelope")) {
          case "app-mark" -> Form.APP_MARK;
          case "api-key" -> Form.API_KEY;
          default -> throw wrong(national, "envelope", "app-mark or api-key");
        };
    Config sm2 = national.getConfig("sm2");
    return new Secrets(
        form,
        filled(national, "app-mark"),
        form == Form.APP_MARK ? filled(national, "app-word") : "",
        filled(national, "platform-key"),
        form == Form.API_KEY ? filled(national, "own-key") : "",
        new Sm2Form(
            choice(sm2, "order", Sm2Form.Order::ofName),
            sm2.getBoolean("leading-04"),
            choice(sm2, "signature", Sm2Form.Signature::ofName),
            filled(sm2, "signer-id")),
        recordCipher(national),
        choice(national, "text", TextForm::ofName));
  }

  private static Optional<Sm4> recordCipher(Config national) {
    String cipher = national.getString("record-cipher");
    if (cipher.equals("sm2")) {
      return Optional.empty();
    }
    if (!cipher.equals("sm4-cbc")) {
      throw wrong(national, "record-cipher", "sm2 or sm4-cbc");
    }
    try {
      return Optional.of(
          new Sm4(
              TextForm.HEX.read(national.getString("sm4-key")),
              TextForm.HEX.read(national.getString("sm4-iv"))));
    } catch (GmException e) {
      throw wrong(national, "sm4-key", "32 hexadecimal digits, as sm4-iv");
    }
  }

  private static NationalCodes codes(Config national, Path base) {
    String file = national.getString("codes-file");
    if (file.isEmpty()) {
      return NationalCodes.NONE;
    }
    try {
      return NationalCodes.read(base.resolve(file));
    } catch (IOException | ProtocolException e) {
      throw wrong(national, "codes-file", "a CSV with list,ours,theirs: " + e.getMessage());
    }
  }

  private static NationalWords words(Config answer) {
    return new NationalWords(
        filled(answer, "code-field"),
        filled(answer, "words-field"),
        answer.getStringList("taken"),
        answer.getStringList("duplicate"),
        answer.getStringList("denied"),
        answer.getStringList("later"));
  }

  private static URI address(Config config, String path) {
    String url = config.getString(path);
    if (!url.matches("https?://[^/\\s?#]+(/[^\\s#]*)?")) {
      throw wrong(config, path, "an address like https://host/path");
    }
    return URI.create(url);
  }

  private static String filled(Config config, String path) {
    String value = config.getString(path);
    if (value.isBlank()) {
      throw wrong(config, path, "filled in, as the platform gave it");
    }
    return value;
  }

  private static <T> T choice(Config config, String path, Function<String, T> reader) {
    try {
      return reader.apply(config.getString(path));
    } catch (GmException e) {
      throw new ConfigException.BadValue(
          config.getValue(path).origin(), path, String.valueOf(e.getMessage()));
    }
  }

  private static int batchSize(Config config) {
    int size = config.getInt("batch-size");
    if (size < 2 || size > 1_000) {
      throw wrong(config, "batch-size", "2 to 1000");
    }
    return size;
  }

  private static Duration duration(Config config, String path) {
    Duration value = config.getDuration(path);
    if (value.toMillis() < 1) {
      throw wrong(config, path, "at least 1ms");
    }
    return value;
  }

  private static ConfigException wrong(Config config, String path, String wanted) {
    return new ConfigException.BadValue(config.getValue(path).origin(), path, "must be " + wanted);
  }
}
