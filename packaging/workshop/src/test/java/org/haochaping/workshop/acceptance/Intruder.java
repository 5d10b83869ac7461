package org.haochaping.workshop.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A client on the broker that is not our terminal program, with a stolen bundle or none. */
final class Intruder implements AutoCloseable {
  private final MqttClient client;

  private Intruder(MqttClient client) {
    this.client = client;
  }

  /** Connects under a client id; throws what the client throws where it is not let in. */
  static Intruder connect(int port, String clientId, SSLSocketFactory tls) throws MqttException {
    return connect(port, clientId, tls, options());
  }

  static Intruder connect(
      int port, String clientId, SSLSocketFactory tls, MqttConnectionOptions options)
      throws MqttException {
    MqttClient client =
        new MqttClient("ssl://127.0.0.1:" + port, clientId, new MemoryPersistence());
    client.setTimeToWait(10_000);
    options.setSocketFactory(tls);
    try {
      client.connect(options);
    } catch (MqttException e) {
      client.close(true);
      throw e;
    }
    return new Intruder(client);
  }

  static MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setHttpsHostnameVerificationEnabled(false);
    options.setConnectionTimeout(10);
    return options;
  }

  /** Trusts this hall's gateway and shows the certificate in a terminal's bundle. */
  static SSLSocketFactory withBundle(Path bundle) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    Certificate[] chain = certificates(bundle.resolve("terminal.pem")).toArray(Certificate[]::new);
    store.setKeyEntry("terminal", key(bundle.resolve("terminal.key")), new char[0], chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    return context(bundle, keys.getKeyManagers());
  }

  /** Trusts this hall's gateway and shows no certificate. */
  static SSLSocketFactory withoutCertificate(Path bundle)
      throws IOException, GeneralSecurityException {
    return context(bundle, new KeyManager[0]);
  }

  static PrivateKey key(Path pem) throws IOException, GeneralSecurityException {
    String base64 =
        Files.readAllLines(pem).stream()
            .filter(line -> !line.startsWith("-"))
            .collect(Collectors.joining());
    byte[] der = Base64.getDecoder().decode(base64);
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  /** Sends; a connection that the broker has closed is opened anew by nobody. */
  void publish(String topic, byte[] payload, int qos) throws MqttException {
    client.publish(topic, new MqttMessage(payload, qos, false, null));
  }

  void publish(String topic, String payload) throws MqttException {
    publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1);
  }

  /** Subscribes; gives the reason code that the broker answers, 128 and more is a refusal. */
  int subscribe(String filter) {
    try {
      return client.subscribe(filter, 1).getReasonCodes()[0];
    } catch (MqttException e) {
      return e.getReasonCode();
    }
  }

  boolean connected() {
    return client.isConnected();
  }

  /** Ends the connection; Paho's own close is left out, as it trips over a receiver that ends. */
  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 100, false);
  }

  private static SSLSocketFactory context(Path bundle, KeyManager[] keys)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    for (Certificate certificate : certificates(bundle.resolve("ca.pem"))) {
      trusted.setCertificateEntry("ca", certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), new SecureRandom());
    return context.getSocketFactory();
  }

  private static List<Certificate> certificates(Path pem)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(pem)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
  }
}
