package org.haochaping.gateway.city;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.haochaping.gateway.privacy.Masks;
import org.haochaping.protocol.city.FeedResult;
import org.haochaping.protocol.city.FeedResult.Outcome;

/**
 * What became of one rating at the city.
 *
 * @param sent whether it is there
 * @param answer the city's own words, with phone and certificate numbers masked, or what it did
 *     where it said nothing
 */
record Delivered(long delivery, boolean sent, String answer) {
  private static final Pattern LAST_NUMBER = Pattern.compile("[0-9０-９]+$");

  /** Masks what the answer quotes: what is stored has no more of a person than a mask shows. */
  Delivered {
    answer = Masks.words(answer);
  }

  /** Reads the city's results of a parcel: a service record's, then its rating's, and so on. */
  static List<Delivered> of(Parcel parcel, List<FeedResult> results) {
    List<Delivered> delivered = new ArrayList<>(parcel.ratings().size());
    for (int i = 0; i < parcel.ratings().size(); i++) {
      delivered.add(of(parcel.ratings().get(i).id(), results.get(2 * i), results.get(2 * i + 1)));
    }
    return delivered;
  }

  private static Delivered of(long id, FeedResult service, FeedResult rating) {
    if (rating.outcome() != Outcome.REFUSED) {
      // A duplicate is there: an earlier answer was lost on its way.
      return new Delivered(id, true, words(rating));
    }
    // With its service record refused a rating can't be taken; the first cause says more.
    return new Delivered(id, false, words(service.outcome() == Outcome.REFUSED ? service : rating));
  }

  private static String words(FeedResult result) {
    String words = result.words();
    if (words.codePointCount(0, words.length()) == FeedResult.MAX_WORDS) {
      // A number that the bound cut in two has no shape to be known by.
      words = LAST_NUMBER.matcher(words).replaceFirst("…");
    }
    return words.isBlank() ? result.outcome().wireName() : words;
  }
}
