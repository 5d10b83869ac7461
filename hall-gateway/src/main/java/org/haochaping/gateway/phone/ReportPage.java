package org.haochaping.gateway.phone;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.textarea;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of a report of a breach of discipline.
 *
 * @param fault why it was not taken the last time
 * @param written what was written then, so that nobody has to write it again
 * @param once the form's key
 */
record ReportPage(Fault fault, Report written, String once) {
  /** Why a report was not taken. */
  enum Fault {
    NONE(200, "", ""),
    EMPTY(422, "请写下发生了什么", "Please write what happened"),
    TOO_LONG(
        422,
        "内容过长，举报没有收下：请缩短到 2000 字以内",
        "Too long, and not taken: at most 2000 characters, please"),
    TOO_MANY(
        429,
        "从这里提交的举报过多，这份举报没有收下。内容仍在下面，请稍后再提交，或拨打 12388（纪检监察举报电话）",
        "Too many reports from here: this one was NOT taken. Your words are still below. Please"
            + " send them again later, or call 12388 (discipline inspection)"),
    NOT_TAKEN(
        503,
        "抱歉，举报没有收下。内容仍在下面，请稍后再提交，或拨打 12388（纪检监察举报电话）",
        "Sorry, your report was NOT taken. Your words are still below. Please send them again"
            + " later, or call 12388 (discipline inspection)");

    private final int status;
    private final String chinese;
    private final String english;

    Fault(int status, String chinese, String english) {
      this.status = status;
      this.chinese = chinese;
      this.english = english;
    }

    int status() {
      return status;
    }
  }

  String html(Page page) {
    List<DomContent> content = new ArrayList<>();
    content.add(
        div(h1("举报违纪违法"), p("Report a breach of discipline or law").withClass("en").withLang("en"))
            .withClass("title"));
    content.add(
        Page.both(
            "sealed",
            "提交后立即加密封存，只有负责的纪检监察机关能打开，大厅和窗口的工作人员看不到",
            "Sealed at once for the responsible discipline inspection body, which alone can open"
                + " it. The hall's staff can't read it"));
    if (fault != Fault.NONE) {
      content.add(div(Page.both("fault", fault.chinese, fault.english)).attr("role", "alert"));
    }
    content.add(
        form(
                input().withType("hidden").withName("once").withValue(once),
                caption("text", "发生了什么", "What happened"),
                textarea(written.text())
                    .withId("text")
                    .withName("text")
                    .attr("rows", "6")
                    .attr("maxlength", Integer.toString(Report.MAX_TEXT))
                    .attr("required"),
                caption("window", "窗口号（选填）", "Window number, if you like"),
                field("window", written.window()),
                caption("contact", "联系方式（选填，可匿名）", "How to reach you, or stay anonymous"),
                field("contact", written.contact()),
                button(span("提交举报"), span("Send").withClass("en").withLang("en"))
                    .withType("submit"))
            .withMethod("post")
            .withAction(ReportDoor.PATH)
            .attr("autocomplete", "off"));
    return page.of(content);
  }

  private static DomContent caption(String field, String chinese, String english) {
    return label(span(chinese), span(english).withClass("en").withLang("en"))
        .withFor(field)
        .withClass("more");
  }

  private static DomContent field(String name, String value) {
    return input()
        .withType("text")
        .withId(name)
        .withName(name)
        .withValue(value)
        .attr("maxlength", Integer.toString(Report.MAX_FIELD));
  }
}
