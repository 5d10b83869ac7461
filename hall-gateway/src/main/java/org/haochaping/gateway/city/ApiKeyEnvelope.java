package org.haochaping.gateway.city;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.haochaping.gateway.gm.TextForm;
import org.haochaping.protocol.JsonFields;

/**
 * {@code {apiKey, requestData, dataSign}}: the record encrypted for the platform, and one's own
 * signature over key and cipher text as they stand there.
 *
 * @param recordCipher encrypts the record
 * @param signer signs with one's own SM2 key
 */
record ApiKeyEnvelope(
    String apiKey, UnaryOperator<byte[]> recordCipher, UnaryOperator<byte[]> signer, TextForm text)
    implements Envelope {
  @Override
  public byte[] wrap(byte[] record) {
    String data = text.write(recordCipher.apply(record));
    byte[] signed = (apiKey + data).getBytes(StandardCharsets.UTF_8);
    return JsonFields.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("apiKey", apiKey)
            .put("requestData", data)
            .put("dataSign", text.write(signer.apply(signed))));
  }

  @Override
  public String toString() {
    return "ApiKeyEnvelope"; // never the key
  }
}
