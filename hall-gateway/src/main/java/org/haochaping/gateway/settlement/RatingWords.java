package org.haochaping.gateway.settlement;

import java.util.List;
import java.util.OptionalLong;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.privacy.SealedWords.Kind;
import org.jdbi.v3.core.Handle;

/** Keeps the free text of ratings, which may name anybody: sealed, and never in the row itself. */
final class RatingWords {
  private final SealedWords words;

  RatingWords(SealedWords words) {
    this.words = words;
  }

  /** The words of ratings that were written just now. */
  void keep(Handle handle, List<Adjudication.Kept> kept, long now) {
    for (Adjudication.Kept one : kept) {
      ofRating(handle, one.id(), one.rating().text(), now);
    }
  }

  void ofRating(Handle handle, long rating, String text, long now) {
    if (!text.isEmpty()) {
      words.keep(handle, Kind.RATING, rating, OptionalLong.of(rating), now, text);
    }
  }

  /** A submission with words in it, just as it came. */
  void ofSubmission(Handle handle, long row, OptionalLong rating, byte[] body, long now) {
    words.keep(handle, Kind.SUBMISSION, row, rating, now, body);
  }
}
