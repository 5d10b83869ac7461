package org.haochaping.protocol.city;

import java.time.LocalDateTime;

/**
 * What a service record says beyond {@link CaseBasics}: one contact at a counter.
 *
 * @param serviceName by the list {@code serviceName}: 咨询, 申报, 补正, 缴费, 签收
 * @param serviceTime {@link CityTime}
 * @param projectType by the list {@code projectType}; some provinces number it otherwise
 * @param promiseDay how many, 0 to 99999
 * @param promiseType of what, by the list {@code promiseType}
 * @param proChannel by the list {@code proChannel}: 1 online, 2 at a window
 * @param taskType by the list {@code taskType}, two digits
 */
public record ServiceContact(
    String serviceName,
    LocalDateTime serviceTime,
    String orgcode,
    String orgName,
    String projectType,
    String promiseDay,
    String promiseType,
    String proChannel,
    String taskType) {
  /** Checks every field. */
  public ServiceContact {
    CodeList.of("serviceName").require(serviceName);
    FieldForm.exactly("orgcode", orgcode, 18);
    FieldForm.text("orgName", orgName, 200);
    CodeList.of("projectType").require(projectType);
    FieldForm.digits("promiseDay", promiseDay, Math.max(1, Math.min(promiseDay.length(), 5)));
    CodeList.of("promiseType").require(promiseType);
    CodeList.of("proChannel").require(proChannel);
    CodeList.of("taskType").require(taskType);
  }
}
