package org.haochaping.terminal.screen;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/**
 * Text that breaks where its parent leaves no more room, into lines of about the same length: the
 * last character of a sentence does not stand on a line of its own.
 */
final class Paragraph extends Region {
  private static final int HALVINGS = 7;

  private final TextFlow flow;
  private final TextAlignment alignment;

  Paragraph(TextAlignment alignment, Text... texts) {
    this.alignment = alignment;
    flow = new TextFlow(texts);
    flow.setTextAlignment(alignment);
    getChildren().add(flow);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return flow.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    return flow.prefHeight(width);
  }

  @Override
  protected double computeMinHeight(double width) {
    return flow.prefHeight(width);
  }

  @Override
  public double getBaselineOffset() {
    return flow.getBaselineOffset();
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth();
    double width = evenWidth(room);
    double left = alignment == TextAlignment.CENTER ? Math.floor((room - width) / 2) : 0;
    flow.resizeRelocate(left, 0, width, flow.prefHeight(width));
  }

  /** The least width that takes no more lines than all of it does. */
  private double evenWidth(double room) {
    if (flow.prefWidth(-1) <= room) {
      return room;
    }
    double height = flow.prefHeight(room);
    double fits = room;
    double tooNarrow = room / 2;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.ceil((fits + tooNarrow) / 2);
      if (flow.prefHeight(middle) <= height) {
        fits = middle;
      } else {
        tooNarrow = middle;
      }
    }
    return fits;
  }
}
