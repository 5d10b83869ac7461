package org.haochaping.gateway.phone;

import io.javalin.http.Context;
import java.util.OptionalLong;
import org.haochaping.gateway.web.RateLimit;
import org.haochaping.gateway.web.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page for reports of breaches of discipline (article 20). It asks for no name and no number,
 * says thank you only for what is sealed and on disk, and gives no report's number away: from two
 * of them anybody at the hall could tell whether somebody reported in between.
 */
final class ReportDoor {
  static final String PATH = "/d";

  private static final Logger LOG = LoggerFactory.getLogger(ReportDoor.class);
  private static final String SCOPE = "discipline";

  private final FormKeys keys;
  private final ReportDesk desk;
  private final RateLimit limit;
  private final Visitor visitor;
  private final Page page;

  ReportDoor(FormKeys keys, ReportDesk desk, RateLimit limit, Visitor visitor, Page page) {
    this.keys = keys;
    this.desk = desk;
    this.limit = limit;
    this.visitor = visitor;
    this.page = page;
  }

  void show(Context http) {
    answer(http, ReportPage.Fault.NONE, new Report("", "", ""), keys.issue(SCOPE));
  }

  void take(Context http) {
    SentForm form = SentForm.read(http, Report.FORM_BYTES);
    String once = keys.require(SCOPE, form.text("once"));
    Report report = Report.of(form);
    ReportPage.Fault fault = fault(http, once, report);
    if (fault == ReportPage.Fault.NONE) {
      http.html(new SentencePage(Sentence.REPORTED).html(page));
    } else {
      answer(http, fault, report, once);
    }
  }

  /** Takes the report, or says why it was not taken. */
  private ReportPage.Fault fault(Context http, String once, Report report) {
    if (report.isEmpty()) {
      return ReportPage.Fault.EMPTY;
    }
    if (report.isTooLong()) {
      return ReportPage.Fault.TOO_LONG;
    }
    if (desk.hasTaken(once, report)) {
      return ReportPage.Fault.NONE;
    }
    OptionalLong seconds = limit.refused(visitor.of(http));
    if (seconds.isPresent()) {
      http.header("Retry-After", Long.toString(seconds.getAsLong()));
      return ReportPage.Fault.TOO_MANY;
    }
    try {
      desk.take(once, report);
      return ReportPage.Fault.NONE;
    } catch (RuntimeException e) {
      // Not the message: nobody knows what stands in it.
      LOG.error("report of a breach not taken problem={}", e.getClass().getName());
      return ReportPage.Fault.NOT_TAKEN;
    }
  }

  /** The form, with what was written still in it. */
  private void answer(Context http, ReportPage.Fault fault, Report written, String once) {
    http.status(fault.status()).html(new ReportPage(fault, written, once).html(page));
  }
}
