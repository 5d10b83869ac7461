package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.haochaping.gateway.TestHall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window's system elsewhere in the hall's network: TLS by the hall's own authority. */
class WindowApiTlsTest {
  @TempDir Path folder;
  private TestHall hall;
  private String key;

  @BeforeEach
  void start() throws Exception {
    hall = TestHall.in(folder).with("api { enabled = true, port = 0, tls = true }");
    key = hall.run("system", "add", "window-system");
    hall.start();
  }

  @AfterEach
  void stop() {
    hall.close();
  }

  private SSLContext trusting(Path authority) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private HttpResponse<String> report(HttpClient client, String scheme)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(
                URI.create(scheme + "://127.0.0.1:" + hall.apiPort() + "/api/v1/cases/accepted"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ApiCalls.sample("P-1").toString()))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void client_thatTrustsTheHallsAuthority_isServedOverTls() throws Exception {
    SSLContext context = trusting(folder.resolve("data/keys/ca.pem"));
    HttpResponse<String> answer =
        report(HttpClient.newBuilder().sslContext(context).build(), "https");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
    assertThat(answer.body()).contains("https://r.invalid/");
  }

  @Test
  void client_thatTrustsOthersOnly_sendsNothing() {
    assertThatThrownBy(() -> report(HttpClient.newHttpClient(), "https"))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void plainHttp_whereTlsIsOn_getsNoCaseIn() {
    assertThatThrownBy(() -> report(HttpClient.newHttpClient(), "http"))
        .isInstanceOf(IOException.class);
    assertThat(hall.run("rules", "replay")).contains("ratings=0");
  }
}
