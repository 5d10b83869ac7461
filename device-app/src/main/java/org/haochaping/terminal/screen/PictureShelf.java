package org.haochaping.terminal.screen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.Image;
import org.haochaping.terminal.pictures.PictureReader;
import org.haochaping.terminal.pictures.Stamp;
import org.haochaping.terminal.pictures.Wanted;

/**
 * The hall's pictures, of which no more lie in memory than a small board has room for. For JavaFX's
 * thread alone.
 */
final class PictureShelf implements AutoCloseable {
  private static final long MOST_BYTES = 16L << 20;
  private static final int BYTES_A_PIXEL = 4;

  private final PictureReader reader = new PictureReader();
  private final Runnable news;
  // Least recently shown first.
  private final Map<Wanted, Held> held = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Wanted, Stamp> broken = new HashMap<>();
  private final Set<Wanted> underWay = new HashSet<>();

  /** An empty one that tells whenever a picture came or was found broken. */
  PictureShelf(Runnable news) {
    this.news = news;
  }

  private record Held(Image image, Stamp stamp) {
    long bytes() {
      return (long) (image.getWidth() * image.getHeight() * BYTES_A_PIXEL);
    }
  }

  /** The picture, if it is here. */
  Optional<Image> find(Wanted wanted) {
    return Optional.ofNullable(held.get(wanted)).map(Held::image);
  }

  /** Whether it could not be shown when it was fetched last. */
  boolean isBroken(Wanted wanted) {
    return broken.containsKey(wanted);
  }

  /** Whether its file is being looked at. */
  boolean isUnderWay(Wanted wanted) {
    return underWay.contains(wanted);
  }

  /** Has it brought here, unless it is here already and its file is still the same. */
  void fetch(Wanted wanted) {
    if (underWay.add(wanted)) {
      Optional<Stamp> known =
          Optional.ofNullable(held.get(wanted))
              .map(Held::stamp)
              .or(() -> Optional.ofNullable(broken.get(wanted)));
      reader.read(wanted, known, seen -> take(wanted, seen));
    }
  }

  private void take(Wanted wanted, Optional<PictureReader.Seen> seen) {
    underWay.remove(wanted);
    seen.ifPresent(
        found -> {
          held.remove(wanted);
          broken.remove(wanted);
          found
              .image()
              .ifPresentOrElse(
                  image -> held.put(wanted, new Held(image, found.stamp())),
                  () -> broken.put(wanted, found.stamp()));
          makeRoom();
          news.run();
        });
  }

  /** The one that just came stays, however large. */
  private void makeRoom() {
    long bytes = held.values().stream().mapToLong(Held::bytes).sum();
    while (bytes > MOST_BYTES && held.size() > 1) {
      Wanted first = held.keySet().iterator().next();
      bytes -= Optional.ofNullable(held.remove(first)).map(Held::bytes).orElse(0L);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
