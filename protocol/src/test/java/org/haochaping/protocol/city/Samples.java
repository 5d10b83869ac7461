package org.haochaping.protocol.city;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;

/** Records of people who do not exist. */
final class Samples {
  static final LocalDateTime ACCEPTED = LocalDateTime.of(2026, 11, 24, 9, 30, 0);

  private Samples() {}

  static CaseBasics basics(String projectNo) {
    return new CaseBasics(
        projectNo,
        1,
        "11150900MB1234567A4000123000101",
        Optional.empty(),
        "个体工商户设立登记",
        "2",
        "11150900MB1234567A",
        "市场监督管理局",
        "150902000000",
        Optional.of(ACCEPTED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "115");
  }

  static Applicant applicant() {
    return new Applicant("演示甲", "1", "111", "150902199001010000", "13800000000");
  }

  static ServiceRecord service(String projectNo) {
    return new ServiceRecord(
        basics(projectNo),
        applicant(),
        new ServiceContact(
            "申报", ACCEPTED, "11150900MB1234567A", "市场监督管理局", "1", "1", "1", "2", "01"));
  }

  static RatingRecord rating(String projectNo, SatisfactionLevel level, String... reasons) {
    return new RatingRecord(
        basics(projectNo),
        applicant(),
        1,
        "4",
        level,
        List.of(reasons),
        "",
        ACCEPTED.plusMinutes(20),
        false,
        true);
  }
}
