package org.haochaping.workshop.hall;

/**
 * A receipt as a window hands it out.
 *
 * @param projectNo the case's number at the city
 * @param link what its QR code shows
 */
public record IssuedReceipt(String projectNo, String link) {}
