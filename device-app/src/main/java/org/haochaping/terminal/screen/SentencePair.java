package org.haochaping.terminal.screen;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** A sentence in two languages: on one line where there is room for both, else on two. */
final class SentencePair extends Region {
  private final List<Paragraph> sentences;
  private final Paragraph dot;
  private final TextAlignment alignment;

  SentencePair(TextAlignment alignment, Text large, Text dot, Text small) {
    this.alignment = alignment;
    this.sentences = List.of(new Paragraph(alignment, large), new Paragraph(alignment, small));
    this.dot = new Paragraph(alignment, dot);
    getChildren().addAll(sentences.get(0), this.dot, sentences.get(1));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return sentences.get(0).prefWidth(-1) + dot.prefWidth(-1) + sentences.get(1).prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    return onOneLine(width)
        ? Math.max(sentences.get(0).prefHeight(-1), sentences.get(1).prefHeight(-1))
        : sentences.get(0).prefHeight(width) + sentences.get(1).prefHeight(width);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    boolean oneLine = onOneLine(width);
    dot.setVisible(oneLine);
    if (!oneLine) {
      double y = 0;
      for (Paragraph sentence : sentences) {
        double height = sentence.prefHeight(width);
        sentence.resizeRelocate(0, y, width, height);
        y += height;
      }
      return;
    }
    double all = computePrefWidth(-1);
    double x = alignment == TextAlignment.CENTER ? Math.floor((width - all) / 2) : 0;
    for (Paragraph part : List.of(sentences.get(0), dot, sentences.get(1))) {
      double partWidth = part.prefWidth(-1);
      part.resizeRelocate(x, 0, partWidth, part.prefHeight(-1));
      x += partWidth;
    }
  }

  private boolean onOneLine(double width) {
    return width < 0 || computePrefWidth(-1) <= width;
  }
}
