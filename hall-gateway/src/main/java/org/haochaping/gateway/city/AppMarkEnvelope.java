package org.haochaping.gateway.city;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import org.haochaping.gateway.gm.Sm2;
import org.haochaping.gateway.gm.TextForm;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.CityTime;

/**
 * {@code {appMark, time, sign, params}}, as two provinces have it: {@code sign} is the SM2
 * encryption of time, mark and word, {@code params} that of the record.
 */
final class AppMarkEnvelope implements Envelope {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final String appMark;
  private final String appWord;
  private final UnaryOperator<byte[]> toPlatform;
  private final UnaryOperator<byte[]> recordCipher;
  private final TextForm text;
  private final Clock clock;

  /**
   * An envelope.
   *
   * @param toPlatform encrypts for the platform by {@link Sm2}
   * @param recordCipher encrypts the record; {@code toPlatform} again, or SM4
   */
  AppMarkEnvelope(
      String appMark,
      String appWord,
      UnaryOperator<byte[]> toPlatform,
      UnaryOperator<byte[]> recordCipher,
      TextForm text,
      Clock clock) {
    this.appMark = appMark;
    this.appWord = appWord;
    this.toPlatform = toPlatform;
    this.recordCipher = recordCipher;
    this.text = text;
    this.clock = clock;
  }

  @Override
  public byte[] wrap(byte[] record) {
    String time = TIME.format(LocalDateTime.ofInstant(clock.instant(), CityTime.ZONE));
    byte[] proof = (time + appMark + appWord).getBytes(StandardCharsets.UTF_8);
    return JsonFields.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("appMark", appMark)
            .put("time", time)
            .put("sign", text.write(toPlatform.apply(proof)))
            .put("params", text.write(recordCipher.apply(record))));
  }
}
