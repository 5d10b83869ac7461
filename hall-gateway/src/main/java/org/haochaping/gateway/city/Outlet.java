package org.haochaping.gateway.city;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.haochaping.protocol.city.FeedResult;

/** One kind of city interface: an adapter with its own mapping and envelope. */
interface Outlet {
  /** The name in the ledger's deliveries. */
  String name();

  /**
   * Sends a parcel. Sending the same one again is harmless.
   *
   * @return a result for each record, in the parcel's order; fails with {@link OutletException} for
   *     whatever is not exactly that. Cancelling it gives the request up.
   */
  CompletableFuture<List<FeedResult>> send(Parcel parcel);
}
