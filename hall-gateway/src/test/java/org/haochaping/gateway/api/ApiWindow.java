package org.haochaping.gateway.api;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestClient;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.TestTerminal;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;

/** A window with its system, and its terminal as a client. */
class ApiWindow implements AutoCloseable {
  final ApiHall api;
  final TestClient client;
  private final TestTerminal terminal;

  /**
   * Window 3, online.
   *
   * @param words the last words of the topics that its terminal listens to
   */
  ApiWindow(Engine engine, Path folder, String... words) throws Exception {
    this(new ApiHall(engine, folder), words);
  }

  /** The same of this hall, which ends with it. */
  ApiWindow(ApiHall api, String... words) throws Exception {
    this.api = api;
    Path bundle = api.hall.add("w03");
    terminal = TestHall.terminal("w03", bundle);
    client = new TestClient(api.hall.port(), "w03", bundle).ready();
    for (String word : words) {
      client.subscribe("hcp/v1/w03/" + word);
    }
  }

  /** Reports a case as accepted; gives what its receipt's code shows. */
  String accept(ObjectNode sample) throws Exception {
    return api.calls
        .post("/api/v1/cases/accepted", sample.toString())
        .json()
        .at("/receipt/link")
        .asText();
  }

  /** The terminal writes this and sends it; returns when the gateway has it. */
  void journal(JournalBody body) throws Exception {
    terminal.write(BodyCodec.encode(body));
    client.send(terminal.batch(terminal.last(), terminal.last()));
    await().until(() -> client.stored().upTo() == terminal.last());
  }

  @Override
  public void close() throws MqttException {
    client.close();
    api.close();
  }
}
