package org.haochaping.workshop.hall;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Accepted cases of people who do not exist. */
public final class SampleCases {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private SampleCases() {}

  /**
   * A line of JSON for each case, as {@code cases import} takes it; the window is part of its
   * number.
   */
  public static String lines(int count, int window) {
    String accepted = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).minusMinutes(20).format(TIME);
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> line(n, window, accepted))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** A case that was accepted just now, as the windows' API takes it. */
  public static String accepted(String projectNo, int window) {
    return "{\"window\":" + window + "," + accepted(projectNo).substring(1);
  }

  /** A case whose acceptance failed just now, as the windows' API takes it. */
  public static String failed(String projectNo, int window) {
    return accepted(projectNo, window).replace("\"proStatus\":\"2\"", "\"proStatus\":\"1\"");
  }

  /** The same as one of a batch, which names the window once for all. */
  public static String accepted(String projectNo) {
    return line(projectNo, LocalDateTime.now(ZoneId.of("Asia/Shanghai")).format(TIME));
  }

  private static String line(int n, int window, String accepted) {
    return line("1509-DEMO-%02d-%06d".formatted(window, n), accepted);
  }

  private static String line(String projectNo, String accepted) {
    return """
        {"projectNo":"%s","serviceNumber":1,"serviceName":"申报",\
        "serviceTime":"%s","taskCode":"11150900MB1234567A4000123000101",\
        "taskName":"个体工商户设立登记","proStatus":"2","deptCode":"11150900MB1234567A",\
        "proDepart":"乌兰察布市市场监督管理局","orgcode":"11150900MB1234567A",\
        "orgName":"乌兰察布市市场监督管理局","projectType":"1","promiseDay":"1",\
        "promiseType":"1","proChannel":"2","taskType":"01","areaCode":"150902000000",\
        "acceptDate":"%s","dataSource":"115","userName":"演示甲","userProp":"1",\
        "userPageType":"111","certKeyGOV":"150902199001010000","mobile":"13800000000"}"""
        .formatted(projectNo, accepted, accepted);
  }
}
