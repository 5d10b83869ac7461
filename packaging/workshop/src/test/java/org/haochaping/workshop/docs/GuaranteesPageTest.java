package org.haochaping.workshop.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuaranteesPageTest {
  private static final Path HOME = Path.of(System.getProperty("hall.home"));
  private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)#([A-Za-z0-9_]+)`");

  @Test
  void page_everyTestItNames_isInTheSourceTree() throws IOException {
    String page = Files.readString(HOME.resolve("docs/guarantees.md"));
    Set<String> missing = new TreeSet<>();
    Matcher named = TEST.matcher(page);
    int count = 0;
    while (named.find()) {
      count++;
      if (!isThere(named.group(1), named.group(2))) {
        missing.add(named.group());
      }
    }
    assertThat(count).isGreaterThan(30);
    assertThat(missing).isEmpty();
  }

  private static boolean isThere(String testClass, String method) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("protocol", "device-app", "hall-gateway", "packaging")) {
      try (Stream<Path> tree = Files.walk(HOME.resolve(module))) {
        files.addAll(
            tree.filter(file -> file.endsWith(testClass + ".java")).collect(Collectors.toList()));
      }
    }
    for (Path file : files) {
      if (Files.readString(file).contains(" " + method + "(")) {
        return true;
      }
    }
    return false;
  }
}
