package org.haochaping.gateway.api;

import java.nio.file.Files;
import java.nio.file.Path;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;

/** A running hall with a window system that may call. */
final class ApiHall implements AutoCloseable {
  final TestHall hall;
  final ApiCalls calls;

  ApiHall(Engine engine, Path folder, String more) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    hall = TestHall.in(folder, engine.fresh(folder.resolve("data"))).withApi().with(more);
    String key = hall.run("system", "add", "window-system");
    hall.start();
    calls = new ApiCalls(hall.apiPort(), key);
  }

  ApiHall(Engine engine, Path folder) throws Exception {
    this(engine, folder, "");
  }

  @Override
  public void close() {
    hall.close();
  }
}
