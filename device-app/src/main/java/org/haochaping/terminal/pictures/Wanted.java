package org.haochaping.terminal.pictures;

import java.net.URI;

/**
 * A picture in the size in which it is shown, within which it keeps its shape.
 *
 * @param file PNG or JPEG
 * @param width pixels at most
 * @param height pixels at most; 0 for any
 * @param called what the log calls it: nobody's number
 */
public record Wanted(URI file, int width, int height, String called) {}
