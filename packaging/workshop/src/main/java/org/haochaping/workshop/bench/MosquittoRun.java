package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.haochaping.workshop.hall.HallException;

/**
 * The usual way to collect: each terminal publishes one rating a message, QoS 1, without TLS, and a
 * Paho subscriber takes them from Mosquitto and stores nothing.
 */
final class MosquittoRun {
  private static final String TOPIC = "ratings/";
  private static final long PATIENCE_SECONDS = 300;

  /** Mosquitto grants 20 in flight; below that Paho never refuses a publish. */
  private static final int WINDOW = 16;

  private MosquittoRun() {}

  /** Messages per second, from the first publish to the last at the subscriber. */
  static double rate(Path dir, int publishers, List<byte[]> ratings) {
    try (Mosquitto broker = Mosquitto.start(dir)) {
      int each = ratings.size() / publishers;
      CountDownLatch arrived = new CountDownLatch(each * publishers);
      List<MqttAsyncClient> clients = new ArrayList<>();
      try {
        MqttAsyncClient subscriber = connect(broker, "subscriber");
        clients.add(subscriber);
        subscriber.setCallback(new Counter(arrived));
        subscriber.subscribe(TOPIC + "#", 1).waitForCompletion();
        for (int i = 0; i < publishers; i++) {
          clients.add(connect(broker, "publisher-" + i));
        }
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
          MqttAsyncClient client = clients.get(i + 1);
          List<byte[]> own = ratings.subList(i * each, (i + 1) * each);
          threads.add(new Thread(() -> publish(client, own), "publisher-" + i));
        }
        threads.forEach(Thread::start);
        if (!arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new HallException("Mosquitto's subscriber still misses " + arrived.getCount());
        }
        return each * publishers / ((System.nanoTime() - start) / 1e9);
      } finally {
        for (MqttAsyncClient client : clients) {
          client.disconnect().waitForCompletion();
          client.close(true);
        }
      }
    } catch (MqttException e) {
      throw new HallException("the Mosquitto comparison failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    }
  }

  private static MqttAsyncClient connect(Mosquitto broker, String id) throws MqttException {
    MqttAsyncClient client = new MqttAsyncClient(broker.uri(), id, new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    client.connect(options).waitForCompletion();
    return client;
  }

  private static void publish(MqttAsyncClient client, List<byte[]> ratings) {
    Semaphore window = new Semaphore(WINDOW);
    MqttActionListener done =
        new MqttActionListener() {
          @Override
          public void onSuccess(IMqttToken token) {
            window.release();
          }

          @Override
          public void onFailure(IMqttToken token, Throwable cause) {
            window.release(); // the subscriber then misses it, which is said
          }
        };
    try {
      for (byte[] rating : ratings) {
        window.acquire();
        client.publish(
            TOPIC + client.getClientId(), new MqttMessage(rating, 1, false, null), null, done);
      }
    } catch (MqttException e) {
      throw new HallException("a publish to Mosquitto failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Counter(CountDownLatch arrived) implements MessagesOnly {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      arrived.countDown();
    }
  }
}
