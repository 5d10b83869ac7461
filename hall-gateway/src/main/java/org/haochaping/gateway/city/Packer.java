package org.haochaping.gateway.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.gateway.city.Parcel.PackedRating;
import org.haochaping.gateway.privacy.SealException;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.protocol.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes parcels of what is pending. */
final class Packer {
  private static final Logger LOG = LoggerFactory.getLogger(Packer.class);

  private final Outbox outbox;
  private final CaseSource cases;
  private final SealedWords words;
  private final int ratings;

  Packer(Outbox outbox, CaseSource cases, SealedWords words, int batchSize) {
    this.outbox = outbox;
    this.cases = cases;
    this.words = words;
    this.ratings = Math.max(1, batchSize / 2);
  }

  /** A parcel of the next pending ratings behind one; empty if there are none. */
  Optional<Parcel> next(long after) {
    long last = after;
    while (true) {
      List<PendingRating> pending = outbox.take(last, ratings);
      if (pending.isEmpty()) {
        return Optional.empty();
      }
      List<PackedRating> packed = pack(pending);
      if (!packed.isEmpty()) {
        return Optional.of(Parcel.of(packed));
      }
      last = pending.get(pending.size() - 1).id();
    }
  }

  private List<PackedRating> pack(List<PendingRating> pending) {
    List<PackedRating> packed = new ArrayList<>(pending.size());
    List<Delivered> unfit = new ArrayList<>();
    Map<Long, CaseFile> found = find(pending);
    for (PendingRating rating : pending) {
      CaseFile file = found.get(rating.serviceCase());
      try {
        if (file == null) {
          throw new ProtocolException(
              rating.serviceCase() == 0
                  ? "it hangs on no case, and this outlet has no form for such a rating"
                  : "its case can't be read");
        }
        packed.add(new PackedRating(rating.id(), file.serviceRecord(), rating.record(file, words)));
      } catch (ProtocolException | SealException e) {
        // Not the city's refusal, and the words say so; it waits where a person looks.
        unfit.add(
            new Delivered(rating.id(), false, "[网关 / gateway] 未上报 / not sent: " + e.getMessage()));
      }
    }
    if (!unfit.isEmpty()) {
      outbox.keep(unfit);
    }
    return packed;
  }

  /** One applicant that can't be unsealed must not hold the others back. */
  private Map<Long, CaseFile> find(List<PendingRating> pending) {
    List<Long> ids =
        pending.stream().map(PendingRating::serviceCase).filter(id -> id != 0).distinct().toList();
    try {
      return cases.find(ids);
    } catch (SealException | ProtocolException e) {
      LOG.warn("cases not read at once, reading each problem={}", e.getMessage());
    }
    Map<Long, CaseFile> found = new HashMap<>();
    for (long id : ids) {
      try {
        found.putAll(cases.find(List.of(id)));
      } catch (SealException | ProtocolException e) {
        LOG.error("case not read case={} problem={}", id, e.getMessage());
      }
    }
    return found;
  }
}
