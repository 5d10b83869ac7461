package org.haochaping.gateway.phone;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;

import java.util.List;

/** A page that says one thing, and what to do next. */
record SentencePage(Sentence sentence) {
  String html(Page page) {
    return page.of(
        List.of(
            div(
                    div(
                            h1(sentence.chinese()),
                            p(sentence.english()).withClass("en").withLang("en"))
                        .withClass("title"),
                    Page.both("saved", sentence.chineseNext(), sentence.englishNext()))
                .withClass("card")));
  }
}
