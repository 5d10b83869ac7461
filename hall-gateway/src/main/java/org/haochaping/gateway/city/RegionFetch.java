package org.haochaping.gateway.city;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.haochaping.gateway.city.OwnRatings.Kinship;
import org.haochaping.gateway.city.RatingPages.Numbered;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.Positions;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.work.Worker;
import org.haochaping.protocol.ProtocolException;

/**
 * Fetches the area's ratings from every channel back from the city (article 7), page by page, on a
 * thread of its own. Its place moves after a page's ratings are on disk; after a kill a part of a
 * page comes again, which changes nothing. What this hall sent itself is passed over.
 */
public final class RegionFetch {
  private static final String READER = "city-ratings";

  private final Ledger ledger;
  private final ForeignRatings foreign;
  private final RatingPages pages;
  private final OwnRatings own;
  private final RegionAside aside;
  private final Trouble trouble;
  private final FetchSettings settings;

  private RegionFetch(
      Ledger ledger,
      ForeignRatings foreign,
      SealedWords words,
      CitySettings city,
      FetchSettings settings,
      Clock clock,
      RandomGenerator random) {
    this.ledger = ledger;
    this.foreign = foreign;
    this.pages = new RatingPages(city, settings, clock);
    this.own = new OwnRatings(ledger, city.defaultChannel(), words);
    this.aside = new RegionAside(ledger, words, clock);
    this.trouble =
        new Trouble(
            ledger.alarms(),
            new Backoff(city.firstRetry(), city.longestRetry(), random),
            Trouble.Work.FETCHING);
    this.settings = settings;
  }

  /** Starts fetching from a city system that speaks {@code docs/city-feed.yaml}. */
  public static Worker start(
      Ledger ledger,
      ForeignRatings foreign,
      SealedWords words,
      CitySettings city,
      FetchSettings settings,
      Clock clock,
      RandomGenerator random) {
    RegionFetch fetch = new RegionFetch(ledger, foreign, words, city, settings, clock, random);
    return Worker.start(
        "region-fetch",
        Duration.ofSeconds(1),
        "fetching stopped, beginning again",
        () -> {
          Duration rest = fetch.step() ? Duration.ZERO : settings.every();
          TimeUnit.MILLISECONDS.sleep(rest.toMillis());
        });
  }

  /** Takes a page; whether there may be more at once. */
  private boolean step() throws InterruptedException, SQLException {
    long before = ledger.read(handle -> Positions.of(handle, READER));
    List<Numbered> records;
    try {
      records = Answers.await(pages.after(before));
    } catch (OutletException e) {
      TimeUnit.NANOSECONDS.sleep(trouble.again(ReferenceOutlet.NAME, e).toNanos());
      return true;
    }
    trouble.over(ReferenceOutlet.NAME);
    int taken = 0;
    while (taken < records.size() && take(records.get(taken))) {
      taken++;
    }
    if (taken > 0) {
      long last = records.get(taken - 1).id();
      ledger.write(
          handle -> {
            Positions.move(handle, READER, last);
            return 0;
          });
    }
    return taken == settings.page();
  }

  /** Takes one; false where it has to wait. */
  private boolean take(Numbered record) throws SQLException {
    try {
      FetchedRating fetched = FetchedRating.read(record.record());
      Kinship kinship = own.of(fetched);
      if (kinship == Kinship.SAME_NUMBER_UNDER_WAY) {
        return false;
      }
      if (kinship != Kinship.OWN) {
        fetched.requireReasonsOfItsLevel();
        foreign.take(fetched);
      }
      if (kinship == Kinship.SAME_NUMBER) {
        sameNumber(fetched);
      }
    } catch (ProtocolException e) {
      aside.keep(record, e);
    }
    return true;
  }

  private void sameNumber(FetchedRating fetched) {
    own.renumber(fetched);
    ledger
        .alarms()
        .raise(
            "region-same-number",
            Optional.empty(),
            "the city had another rating under a number that this hall gave to one of its own, and"
                + " took that for known; it goes once more under another number");
  }
}
