package org.haochaping.gateway.report;

import com.lowagie.text.Element;
import com.lowagie.text.Image;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfTemplate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.haochaping.gateway.results.Tally;

/** The good rate as a line, the number of ratings as bars, month by month; drawn, not a picture. */
final class TrendChart {
  private static final float HEIGHT = 180;
  private static final float LEFT = 46;
  private static final float FOOT = 30;
  private static final float HEAD = 12;
  private static final float SMALL = 6.8f;
  private static final float BARS = 0.4f;

  private final Typesetter type;

  TrendChart(Typesetter type) {
    this.type = type;
  }

  PdfPTable of(Flow flow, List<Report.Month> months) {
    PdfTemplate canvas = flow.writer().getDirectContent().createTemplate(flow.width(), HEIGHT);
    RateAxis axis = RateAxis.of(rates(months));
    grid(canvas, axis, flow.width());
    float slot = (flow.width() - LEFT) / months.size();
    long most =
        months.stream()
            .flatMap(month -> month.tally().stream())
            .mapToLong(Tally::active)
            .max()
            .orElse(0);
    for (int i = 0; i < months.size(); i++) {
      month(canvas, months.get(i), LEFT + slot * i, slot, most);
    }
    line(canvas, months, axis, slot);
    PdfPTable table = new PdfPTable(1);
    table.addCell(
        Cells.heading(
            type, "近十二个月", "Last twelve months: good rate (line), ratings given (bars)", 1));
    PdfPCell cell = new PdfPCell(Image.getInstance(canvas), false);
    cell.setBorder(0);
    cell.setPadding(0);
    table.addCell(cell);
    return table;
  }

  private static List<Double> rates(List<Report.Month> months) {
    return months.stream().flatMap(month -> rate(month.tally()).stream().boxed()).toList();
  }

  private static OptionalDouble rate(Optional<Tally> tally) {
    return tally.map(Tally::goodRate).orElse(OptionalDouble.empty());
  }

  private static float height(RateAxis axis, double rate) {
    return (float) (FOOT + (HEIGHT - FOOT - HEAD) * axis.place(rate));
  }

  private void grid(PdfContentByte canvas, RateAxis axis, float width) {
    canvas.setLineWidth(0.5f);
    canvas.setColorStroke(Colours.RULE);
    for (double tick : axis.ticks()) {
      float y = height(axis, tick);
      canvas.moveTo(LEFT, y);
      canvas.lineTo(width, y);
      canvas.stroke();
      text(canvas, Math.round(tick * 100) + "%", Element.ALIGN_RIGHT, LEFT - 5, y - 2.5f);
    }
    text(canvas, "月份 month", Element.ALIGN_RIGHT, LEFT - 5, FOOT - 11);
    text(canvas, "评价 ratings", Element.ALIGN_RIGHT, LEFT - 5, FOOT - 21);
  }

  private void text(PdfContentByte canvas, String text, int align, float x, float y) {
    type.line(canvas, type.regular(text, SMALL, Colours.SOFT), align, x, y);
  }

  private void month(PdfContentByte canvas, Report.Month month, float x, float slot, long most) {
    long active = month.tally().map(Tally::active).orElse(0L);
    if (active > 0) {
      float height = (HEIGHT - FOOT - HEAD) * BARS * active / most;
      canvas.setColorFill(Colours.PALE);
      canvas.rectangle(x + slot * 0.22f, FOOT, slot * 0.56f, height);
      canvas.fill();
    }
    float middle = x + slot / 2;
    text(canvas, month.month().toString(), Element.ALIGN_CENTER, middle, FOOT - 11);
    String told = month.tally().map(Column.ACTIVE::of).map(Figure::text).orElse("—");
    text(canvas, told, Element.ALIGN_CENTER, middle, FOOT - 21);
  }

  /** Broken where a month has no rate. */
  private void line(PdfContentByte canvas, List<Report.Month> months, RateAxis axis, float slot) {
    canvas.setColorStroke(Colours.TEAL);
    canvas.setLineWidth(1.6f);
    boolean drawing = false;
    for (int i = 0; i < months.size(); i++) {
      OptionalDouble rate = rate(months.get(i).tally());
      if (rate.isPresent()) {
        float x = LEFT + slot * (i + 0.5f);
        float y = height(axis, rate.getAsDouble());
        if (drawing) {
          canvas.lineTo(x, y);
        } else {
          canvas.moveTo(x, y);
        }
      }
      drawing = rate.isPresent();
    }
    canvas.stroke();
    for (int i = 0; i < months.size(); i++) {
      OptionalDouble rate = rate(months.get(i).tally());
      if (rate.isPresent()) {
        float y = height(axis, rate.getAsDouble());
        boolean below = isLow(months, i, rate.getAsDouble()) && y > FOOT + 12;
        point(canvas, LEFT + slot * (i + 0.5f), y, rate, below);
      }
    }
  }

  /** Whether the line rises from here on the whole, so that a label is better below it. */
  private static boolean isLow(List<Report.Month> months, int i, double rate) {
    double rise = 0;
    for (int beside : new int[] {i - 1, i + 1}) {
      if (beside >= 0 && beside < months.size()) {
        rise += rate(months.get(beside).tally()).orElse(rate) - rate;
      }
    }
    return rise > 0;
  }

  private void point(
      PdfContentByte canvas, float x, float y, OptionalDouble rate, boolean isBelow) {
    canvas.setColorFill(Colours.TEAL);
    canvas.circle(x, y, 2.2f);
    canvas.fill();
    type.line(
        canvas,
        type.bold(Figure.share(rate).text(), SMALL, Colours.TEAL),
        Element.ALIGN_CENTER,
        x,
        isBelow ? y - 10 : y + 5);
  }
}
