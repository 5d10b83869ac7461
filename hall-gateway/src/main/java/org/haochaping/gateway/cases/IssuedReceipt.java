package org.haochaping.gateway.cases;

import java.time.Instant;

/**
 * A receipt of an accepted case, as it is printed (article 13).
 *
 * @param caseHandle the case that it names, 16 characters of base64url
 * @param batch for how many cases its one rating is
 * @param link what its QR code shows
 */
public record IssuedReceipt(
    String caseHandle, int window, int batch, Instant issued, Instant expires, String link) {}
