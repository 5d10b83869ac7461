package org.haochaping.gateway.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;
import org.haochaping.protocol.city.SetDigest;

/** Compares what was handed on with what the city has: by count and digest, then one by one. */
final class CityComparison {
  private static final Comparator<RecordKey> AS_THE_CITY =
      Comparator.<RecordKey, byte[]>comparing(
              key -> key.projectNo().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
          .thenComparing(RecordKey::number);

  private final LedgerRecords ledger;
  private final CityPages city;
  private final Findings findings;
  private final Elsewhere elsewhere;
  private final Map<String, Long> states = new HashMap<>();
  private long atCity;

  CityComparison(LedgerRecords ledger, CityPages city, Elsewhere elsewhere, Findings findings) {
    this.elsewhere = elsewhere;
    this.ledger = ledger;
    this.city = city;
    this.findings = findings;
  }

  /** How many deliveries are in a state. */
  long deliveries(String state) {
    return states.getOrDefault(state, 0L);
  }

  /** How many ratings the city has. */
  long atCity() {
    return atCity;
  }

  void run() throws SQLException {
    try {
      ledger.each(RecordKind.RATING, one -> states.merge(one.state(), 1L, Long::sum));
      boolean allSent = deliveries("pending") + deliveries("refused") == 0;
      for (RecordKind kind : RecordKind.values()) {
        CityPages.Digest there = city.digest(kind);
        if (kind == RecordKind.RATING) {
          atCity = there.count();
        }
        SetDigest here = new SetDigest();
        if (allSent) {
          ledger.each(kind, one -> here.add(one.key().toString(), one.hash()));
        }
        boolean equal =
            allSent && here.count() == there.count() && here.digest().equals(there.digest());
        if (!equal) {
          oneByOne(kind);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      findings.add("city", "平台无有效应答,未能核对 / no answer, not compared: " + e.getMessage());
    }
  }

  private void oneByOne(RecordKind kind) throws SQLException, IOException {
    CityPages.Walk walk = city.walk(kind);
    ledger.each(
        kind,
        one -> {
          try {
            compare(walk, one);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    for (Optional<CityPages.Item> rest = walk.peek(); rest.isPresent(); rest = walk.peek()) {
      unknown(rest.get());
      walk.take();
    }
  }

  private void compare(CityPages.Walk walk, LedgerRecord own) throws IOException {
    Optional<CityPages.Item> there = walk.peek();
    while (there.isPresent() && AS_THE_CITY.compare(there.get().key(), own.key()) < 0) {
      unknown(there.get());
      walk.take();
      there = walk.peek();
    }
    if (there.isEmpty() || AS_THE_CITY.compare(there.get().key(), own.key()) != 0) {
      missing(own);
      return;
    }
    if (!own.erased() && !there.get().hash().equals(own.hash())) {
      findings.add(own.key().toString(), "内容不同 / not the same at the city as in the ledger");
    } else if (own.key().kind() == RecordKind.RATING && own.state().equals("pending")) {
      findings.pending(own.key().toString(), "平台已有,待确认 / at the city already, not confirmed yet");
    } else if (own.key().kind() == RecordKind.RATING && !own.state().equals("sent")) {
      findings.add(
          own.key().toString(), "平台已有,台账为 " + own.state() + " / at the city, but " + own.state());
    }
    walk.take();
  }

  private void missing(LedgerRecord own) {
    if (own.state().equals("sent")) {
      findings.add(own.key().toString(), "已上报,平台没有 / sent, but not at the city");
    } else if (own.key().kind() == RecordKind.RATING) {
      if (own.state().equals("refused")) {
        findings.add(own.key().toString(), "被平台拒收 / refused by the city: " + own.answer());
      } else {
        findings.pending(own.key().toString(), "还未上报 / not sent yet");
      }
    }
  }

  private void unknown(CityPages.Item item) {
    if (elsewhere.has(item.key())) {
      findings.elsewhere();
      return;
    }
    findings.add(item.key().toString(), "平台有,台账没有 / at the city, but not in the ledger");
  }
}
