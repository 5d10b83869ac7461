package org.haochaping.gateway.city;

import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.city.FeedBatch;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.FeedRecord;
import org.haochaping.protocol.city.RatingRecord;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.ServiceRecord;

/**
 * One request, ready to send: for each rating its service record and then itself. The same ratings
 * give the same bytes and the same key, so that a request repeated after a crash is known as such.
 *
 * @param ratings the ratings in it, in order
 * @param keys of the records in it, two for each rating
 * @param body compressed
 */
@SuppressWarnings("ArrayRecordComponent") // sent once and dropped, never compared
record Parcel(
    List<PackedRating> ratings, List<RecordKey> keys, String idempotencyKey, byte[] body) {

  /** A rating's row and its two records. */
  record PackedRating(long id, ServiceRecord service, RatingRecord rating) {}

  static Parcel of(List<PackedRating> ratings) {
    List<FeedRecord> records = new ArrayList<>(2 * ratings.size());
    for (PackedRating one : ratings) {
      records.add(one.service());
      records.add(one.rating());
    }
    byte[] json = FeedCodec.encode(new FeedBatch(records));
    return new Parcel(
        List.copyOf(ratings),
        records.stream().map(FeedRecord::key).toList(),
        Hash.sha256(json).hex(),
        QuickGzip.of(json));
  }

  long lastRating() {
    return ratings.get(ratings.size() - 1).id();
  }

  List<Long> ids() {
    return ratings.stream().map(PackedRating::id).toList();
  }

  /** Two parcels with the first and the second half of the ratings. */
  List<Parcel> halves() {
    int middle = ratings.size() / 2;
    return List.of(of(ratings.subList(0, middle)), of(ratings.subList(middle, ratings.size())));
  }
}
