package org.haochaping.gateway.phone;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.TerminalSettings;

/**
 * The page with the five levels. None is chosen beforehand, and nothing happens by itself (article
 * 4); what is rated is said above them (article 15).
 *
 * @param action where the form goes
 * @param once the form's key
 * @param batch for how many cases the rating is (article 16)
 * @param number whether it asks for the phone's number that was left with the case
 * @param fault what was missing the last time
 */
record RatePage(
    TerminalSettings settings,
    int window,
    String action,
    String once,
    int batch,
    boolean number,
    Fault fault) {
  /** What was missing. */
  enum Fault {
    NONE("", ""),
    LEVEL("请先选择一个满意程度", "Please choose how satisfied you are"),
    NUMBER("请填写办理业务时留的手机号", "Please enter the phone number left with your case");

    private final String chinese;
    private final String english;

    Fault(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }
  }

  String html(Page page) {
    List<DomContent> content = new ArrayList<>();
    content.add(
        div(h1("请您评价本次服务"), p("How satisfied are you?").withClass("en").withLang("en"))
            .withClass("title"));
    content.add(Page.both("scope", "评价本窗口的服务态度和办事能力", "Rate this window's attitude and ability"));
    content.add(chips());
    if (fault != Fault.NONE) {
      content.add(div(Page.both("fault", fault.chinese, fault.english)).attr("role", "alert"));
    }
    content.add(
        form(
                input().withType("hidden").withName("once").withValue(once),
                number ? numberField() : span(),
                fieldset(
                    legend("满意程度 / How satisfied"),
                    each(List.of(SatisfactionLevel.values()), RatePage::level)),
                button(span("提交评价"), span("Submit").withClass("en").withLang("en"))
                    .withType("submit"))
            .withMethod("post")
            .withAction(action));
    content.add(Page.both("hint", "评价全凭自愿，不影响您的业务", "Rating is voluntary"));
    return page.of(content);
  }

  private DomContent chips() {
    List<DomContent> chips = new ArrayList<>();
    String where = settings.department().isEmpty() ? "" : "  " + settings.department();
    chips.add(
        span(span(window + " 号窗口" + where), span("Window " + window).withClass("en").withLang("en"))
            .withClass("chip"));
    if (batch > 1) {
      chips.add(
          span(
                  span(batch + " 件办件，一次评价"),
                  span(batch + " cases, one rating").withClass("en").withLang("en"))
              .withClass("chip batch"));
    }
    return div(each(chips, one -> one)).withClass("chips");
  }

  private static DomContent numberField() {
    return div(
            label(
                    span("办理业务时留的手机号"),
                    span("Phone number left with your case").withClass("en").withLang("en"))
                .withFor("number"),
            input()
                .withType("tel")
                .withId("number")
                .withName("number")
                .attr("inputmode", "tel")
                .attr("autocomplete", "tel-national")
                .attr("maxlength", "24")
                .attr("required"))
        .withClass("number");
  }

  private static DomContent level(SatisfactionLevel level) {
    String id = "level-" + level.cityCode();
    return div(
            input()
                .withType("radio")
                .withName("level")
                .withId(id)
                .withValue(level.wireName())
                .attr("required"),
            label(
                    Faces.of(level),
                    span(
                            span(level.chinese()).withClass("zh"),
                            span(level.english()).withClass("en").withLang("en"))
                        .withClass("words"),
                    span().withClass("tick"))
                .withFor(id))
        .withClass("level");
  }
}
