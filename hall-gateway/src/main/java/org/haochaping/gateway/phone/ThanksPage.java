package org.haochaping.gateway.phone;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.textarea;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.RatingRecord;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.TerminalSettings;

/**
 * Thanks, once the rating is on disk, and the question why: several reasons, one or none.
 *
 * @param action where the reasons go
 * @param once the form's key
 * @param level that is kept
 * @param number whether the rating was given with a phone's number; then nothing is said about
 *     whether a case was found
 */
record ThanksPage(
    TerminalSettings settings,
    String action,
    String once,
    SatisfactionLevel level,
    boolean number) {
  String html(Page page) {
    List<DomContent> content = new ArrayList<>();
    content.add(
        div(
                span().withClass("mark"),
                h1("感谢您的评价"),
                p("Thank you for your rating").withClass("en").withLang("en"))
            .withClass("title"));
    content.add(saved());
    if (level.isBad()) {
      content.add(callBack());
    }
    List<Reason> reasons = settings.reasons().of(level);
    if (!reasons.isEmpty()) {
      content.add(question(reasons));
    }
    content.add(Page.both("hint", "也可直接关闭本页", "or just close this page"));
    return page.of(content);
  }

  private DomContent saved() {
    return number
        ? Page.both(
            "saved",
            "您的评价已保存。该号码如在本窗口留有可评价的办件，即计入该办件",
            "Your rating is saved. If the number belongs to a case at this window that can be"
                + " rated, it counts for that case")
        : Page.both("saved", "您的评价已保存，我们将据此改进服务", "Your rating is saved and helps us improve");
  }

  private DomContent callBack() {
    return number
        ? Page.both(
            "call",
            "如计入办件，工作人员将在 48 小时内与您联系，了解情况并整改",
            "If it counts for a case, someone will call within 48 hours to put it right")
        : Page.both(
            "call",
            "工作人员将在 48 小时内与您联系，了解情况并整改",
            "Someone will call you within 48 hours to put it right");
  }

  private DomContent question(List<Reason> reasons) {
    return form(
            input().withType("hidden").withName("once").withValue(once),
            h2(
                span("可以告诉我们原因吗？"),
                span("Would you tell us why? Tick any, or none").withClass("en").withLang("en")),
            fieldset(legend("原因 / Reasons"), each(reasons, ThanksPage::reason)),
            label(
                    span("还想说的话（选填，请勿写姓名、电话）"),
                    span("Anything else? No names or numbers, please")
                        .withClass("en")
                        .withLang("en"))
                .withFor("text")
                .withClass("more"),
            textarea()
                .withId("text")
                .withName("text")
                .attr("rows", "2")
                .attr("maxlength", Integer.toString(RatingRecord.MAX_TEXT)),
            button(span("提交原因"), span("Send reasons").withClass("en").withLang("en"))
                .withType("submit"))
        .withMethod("post")
        .withAction(action);
  }

  private static DomContent reason(Reason reason) {
    String id = "reason-" + reason.code();
    return div(
            input().withType("checkbox").withName("reason").withId(id).withValue(reason.code()),
            label(span(reason.label()).withClass("words"), span().withClass("tick")).withFor(id))
        .withClass(reason.core() ? "reason core" : "reason");
  }
}
