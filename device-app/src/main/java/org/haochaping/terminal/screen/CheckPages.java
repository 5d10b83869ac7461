package org.haochaping.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Rows in columns: in both languages where all of them fit, else in one, and on further pages what
 * does not fit even so. A row is never cut: it takes at least as much height as the highest one.
 */
final class CheckPages extends Region {
  private static final double STEP = 4;

  private final List<? extends Region> full;
  private final List<? extends Region> terse;
  private final int columns;
  private final double columnGap;
  private final double rowGap;
  private final int page;
  private final Pages told;

  /** Is told which page is shown, counted from 0, and how many there are. */
  interface Pages {
    void shown(int page, int of);
  }

  private record Slot(int page, int column, double top) {}

  /**
   * Made once for each change.
   *
   * @param full the rows in both languages
   * @param terse the same rows in one
   * @param page which page to show; goes round
   */
  CheckPages(
      List<? extends Region> full,
      List<? extends Region> terse,
      int columns,
      double columnGap,
      double rowGap,
      int page,
      Pages told) {
    this.full = full;
    this.terse = terse;
    this.columns = columns;
    this.columnGap = columnGap;
    this.rowGap = rowGap;
    this.page = page;
    this.told = told;
    getChildren().addAll(full);
    getChildren().addAll(terse);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0; // takes what there is
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double column = columnWidth(width);
    return terse.stream().mapToDouble(row -> height(row, column)).max().orElse(0);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private double columnWidth(double width) {
    return Math.floor((width - (columns - 1) * columnGap) / columns);
  }

  private static double height(Region row, double width) {
    return Math.ceil(row.prefHeight(width));
  }

  @Override
  protected void layoutChildren() {
    double width = columnWidth(getWidth());
    boolean both = fits(full, width, getHeight());
    List<? extends Region> rows = both ? full : terse;
    double height = getHeight();
    if (fits(rows, width, height)) {
      height = evenHeight(rows, width);
    }
    List<Slot> slots = slots(rows, width, height);
    int pages = slots.isEmpty() ? 1 : slots.get(slots.size() - 1).page() + 1;
    int shown = Math.floorMod(page, pages);
    (both ? terse : full).forEach(row -> row.setVisible(false));
    place(rows, slots, shown, width);
    told.shown(shown, pages);
  }

  private boolean fits(List<? extends Region> rows, double width, double height) {
    return rows.stream().allMatch(row -> height(row, width) <= height)
        && slots(rows, width, height).stream().allMatch(slot -> slot.page() == 0);
  }

  private void place(List<? extends Region> rows, List<Slot> slots, int shown, double width) {
    for (int i = 0; i < rows.size(); i++) {
      Region row = rows.get(i);
      Slot slot = slots.get(i);
      row.setVisible(slot.page() == shown);
      row.resizeRelocate(
          slot.column() * (width + columnGap), slot.top(), width, height(row, width));
    }
  }

  /** The least height that has all on one page, so that no column stands empty. */
  private double evenHeight(List<? extends Region> rows, double width) {
    double height = getHeight() / columns / 2;
    while (height < getHeight() && !fits(rows, width, height)) {
      height += STEP;
    }
    return Math.min(height, getHeight());
  }

  private List<Slot> slots(List<? extends Region> rows, double width, double height) {
    List<Slot> slots = new ArrayList<>();
    int column = 0;
    double top = 0;
    for (Region row : rows) {
      double rowHeight = height(row, width);
      if (top > 0 && top + rowHeight > height) {
        column++;
        top = 0;
      }
      slots.add(new Slot(column / columns, column % columns, top));
      top += rowHeight + rowGap;
    }
    return slots;
  }
}
