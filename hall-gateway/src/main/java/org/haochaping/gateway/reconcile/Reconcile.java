package org.haochaping.gateway.reconcile;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.haochaping.gateway.city.CityRecords;
import org.haochaping.gateway.city.CitySettings;
import org.haochaping.gateway.ledger.Ledger;

/** Compares terminals' journals, the ledger and the city, and names every difference. */
public final class Reconcile {
  private final Ledger ledger;
  private final CityRecords records;
  private final Optional<CitySettings> city;
  private final Elsewhere elsewhere;

  /**
   * Over a ledger.
   *
   * @param records reads cases, to make the records anew that were sent
   * @param city where ratings are sent to; empty: not compared
   * @param fetches whether the area's ratings are fetched back, so that the city may have others
   */
  public Reconcile(
      Ledger ledger, CityRecords records, Optional<CitySettings> city, boolean fetches) {
    this.elsewhere = fetches ? new FetchedElsewhere(ledger) : key -> false;
    this.ledger = ledger;
    this.records = records;
    this.city = city;
  }

  /**
   * What was compared.
   *
   * @param line the last line for a person: how many of each
   */
  public record Summary(String line, long differences) {}

  /**
   * Compares everything.
   *
   * @param journals terminals' journal files, opened to read only
   * @param lines gets one line for each difference
   */
  public Summary run(List<Path> journals, Consumer<String> lines) throws SQLException {
    Findings findings = new Findings(lines);
    long journalEntries = 0;
    for (Path journal : journals) {
      journalEntries += new JournalComparison(findings).run(ledger, journal);
    }
    RatingComparison own = new RatingComparison(ledger, findings);
    long entries = own.entriesHaveTheirRating();
    long ratings = own.ratingsAreWhatWasPressed();
    StringBuilder line = new StringBuilder(200);
    if (!journals.isEmpty()) {
      line.append("journals=%d journal-entries=%d ".formatted(journals.size(), journalEntries));
    }
    line.append("entries=%d ratings=%d ".formatted(entries, ratings));
    if (city.isPresent()) {
      own.adoptedAreDelivered(CityRecords.OUTLET);
      CityComparison outside =
          new CityComparison(
              new LedgerRecords(ledger, records, CityRecords.OUTLET),
              new CityPages(city.get()),
              elsewhere,
              findings);
      outside.run();
      line.append(
          "sent=%d pending=%d refused=%d city=%d "
              .formatted(
                  outside.deliveries("sent"),
                  outside.deliveries("pending"),
                  outside.deliveries("refused"),
                  outside.atCity()));
    }
    if (findings.fromElsewhere() > 0) {
      line.append("elsewhere=%d ".formatted(findings.fromElsewhere()));
    }
    line.append("differences=").append(findings.count());
    return new Summary(line.toString(), findings.count());
  }
}
