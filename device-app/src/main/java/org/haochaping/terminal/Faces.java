package org.haochaping.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.terminal.screen.HallFace;
import org.haochaping.terminal.screen.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the idle screen tells of the hall: the hall's settings, and pictures from this disk.
 *
 * @param slides a folder of PNG and JPEG files; empty where there is none
 * @param photos a folder with a picture for each staff number, such as {@code A012.jpg}
 */
record Faces(Optional<Path> slides, Optional<Path> photos) {
  private static final Logger LOG = LoggerFactory.getLogger(Faces.class);
  private static final int MAX_SLIDES = 50;

  /** Looks at the folders anew; one that can't be read is logged and means no pictures. */
  HallFace face(Place place, TerminalSettings settings) {
    return new HallFace(
        settings.hallName().isEmpty() ? place.hallName() : settings.hallName(),
        settings.department().isEmpty() ? place.department() : settings.department(),
        settings.clerk().map(this::clerk),
        settings.notices(),
        slides.map(Faces::pictures).orElse(List.of()).stream().limit(MAX_SLIDES).toList(),
        new HallFace.Ways(begin(settings.offers()), settings.offers().phone()));
  }

  /** As the session takes a first press. */
  private static HallFace.Begin begin(TerminalSettings.Offers offers) {
    if (offers.consultation()) {
      return HallFace.Begin.CONSULTATION;
    }
    return offers.firstPress() ? HallFace.Begin.WINDOW : HallFace.Begin.BY_RECEIPT;
  }

  private HallFace.Clerk clerk(TerminalSettings.Clerk clerk) {
    return new HallFace.Clerk(
        clerk.name(),
        clerk.staffNumber(),
        clerk.duty(),
        clerk.stars(),
        photos.flatMap(folder -> photo(folder, clerk.staffNumber())),
        clerk.away());
  }

  private static Optional<URI> photo(Path folder, String staffNumber) {
    if (staffNumber.isEmpty()) {
      return Optional.empty();
    }
    return pictures(folder).stream()
        .filter(uri -> uri.getPath() != null && name(uri).equals(staffNumber))
        .findFirst();
  }

  private static String name(URI picture) {
    String file = picture.getPath().substring(picture.getPath().lastIndexOf('/') + 1);
    return file.substring(0, file.lastIndexOf('.'));
  }

  private static List<URI> pictures(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)"))
          .sorted()
          .map(Path::toUri)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("pictures unreadable folder={} why={}", folder, e + "");
      return List.of();
    }
  }
}
