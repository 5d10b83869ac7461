package org.haochaping.gateway.phone;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.util.List;

/**
 * What all pages have around them. Every text is escaped by the library that writes the page.
 *
 * @param reports whether at its end it leads to the page for reports of breaches of discipline
 */
record Page(String hall, boolean reports) {
  /** No script, nothing of others, in no frame, forms to this server alone. */
  static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  String of(List<? extends DomContent> content) {
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta().withName("format-detection").withContent("telephone=no"),
                    title("政务服务“好差评” / Service rating"),
                    link().withRel("stylesheet").withHref("/phone.css")),
                body(
                    header(
                        div(hall).withClass("hall"),
                        div(span("政务服务“好差评”"), span(" · "), span("Service rating").withLang("en"))
                            .withClass("sub")),
                    main(each(content, one -> one)),
                    iff(reports, footer(report()))))
            .withLang("zh-CN"));
  }

  private static DomContent report() {
    return a(span("举报违纪违法"), span("Report a breach of discipline").withClass("en").withLang("en"))
        .withHref(ReportDoor.PATH);
  }

  /** A sentence in Chinese and, smaller, in English. */
  static DomContent both(String kind, String chinese, String english) {
    return div(p(chinese).withClass("zh"), p(english).withClass("en").withLang("en"))
        .withClass(kind);
  }
}
