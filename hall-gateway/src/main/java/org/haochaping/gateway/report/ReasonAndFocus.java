package org.haochaping.gateway.report;

import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import org.haochaping.gateway.results.FocusEntry;

/** The reasons by rank, and who is listed for attention by which rule. */
final class ReasonAndFocus {
  private static final float SIZE = 8;

  private final Flow flow;
  private final Typesetter type;

  ReasonAndFocus(Flow flow, Typesetter type) {
    this.flow = flow;
    this.type = type;
  }

  void reasons(Report report) {
    PdfPTable table = new PdfPTable(new float[] {34, 40, 281, 110, 50});
    table.addCell(Cells.heading(type, "评价原因", "Reasons that were given", 5));
    head(table, "名次", "rank", Element.ALIGN_RIGHT);
    head(table, "代码", "code", Element.ALIGN_RIGHT);
    head(table, "原因", "reason", Element.ALIGN_LEFT);
    head(table, "", "", Element.ALIGN_LEFT);
    head(table, "次数", "times", Element.ALIGN_RIGHT);
    table.setHeaderRows(2);
    if (report.reasons().isEmpty()) {
      none(table, "本期无原因可列", "none to be listed", 5);
    }
    int rank = 1;
    for (RankedReason reason : report.reasons()) {
      table.addCell(text(Integer.toString(rank), Element.ALIGN_RIGHT));
      table.addCell(text(reason.code(), Element.ALIGN_RIGHT));
      table.addCell(text(Words.typeset(reason.label()), Element.ALIGN_LEFT));
      double share = (double) reason.count() / report.reasons().get(0).count();
      table.addCell(Cells.bar(type, share, Colours.PALE));
      table.addCell(text(Figure.of(reason.count()).text(), Element.ALIGN_RIGHT));
      rank++;
    }
    flow.table("评价原因 Reasons", table);
  }

  void focus(Report report) {
    PdfPTable table = new PdfPTable(new float[] {62, 153, 90, 210});
    table.addCell(Cells.heading(type, "重点关注名单（第十九条）", "Listed for attention (article 19)", 4));
    head(table, "类别", "kind", Element.ALIGN_LEFT);
    head(table, "名称", "name", Element.ALIGN_LEFT);
    head(table, "规则", "rule", Element.ALIGN_LEFT);
    head(table, "依据", "by these numbers", Element.ALIGN_LEFT);
    table.setHeaderRows(2);
    if (report.focus().isEmpty()) {
      none(table, "无", "nobody", 4);
    }
    for (FocusEntry entry : report.focus()) {
      both(table, entry.subject().kind().chinese(), entry.subject().kind().english());
      String name = Words.label(entry.subject());
      table.addCell(text(name.isEmpty() ? report.hall() : name, Element.ALIGN_LEFT));
      both(table, entry.rule().chinese(), entry.rule().english());
      both(table, Words.typeset(entry.chinese()), entry.english());
    }
    flow.table("重点关注名单 Listed for attention", table);
  }

  private void head(PdfPTable table, String chinese, String english, int align) {
    table.addCell(
        Cells.head(type.stacked(type.bold(chinese, SIZE, Colours.INK), english, 6.2f), align));
  }

  private void none(PdfPTable table, String chinese, String english, int columns) {
    PdfPCell cell =
        Cells.body(
            type.both(type.regular(chinese, SIZE, Colours.SOFT), english), Element.ALIGN_LEFT);
    cell.setColspan(columns);
    table.addCell(cell);
  }

  private PdfPCell text(String text, int align) {
    return Cells.body(new Phrase(type.regular(text, SIZE, Colours.INK)), align);
  }

  private void both(PdfPTable table, String chinese, String english) {
    table.addCell(
        Cells.body(
            type.stacked(type.regular(chinese, SIZE, Colours.INK), english, 6.5f),
            Element.ALIGN_LEFT));
  }
}
