package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.haochaping.gateway.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemindCommandTest {
  @TempDir Path folder;

  @Test
  void REMIND_forms_areTheCitysFieldsWithoutAnybodysName() throws Exception {
    TestHall hall = TestHall.in(folder);
    Instant accepted = Instant.now().minus(3, ChronoUnit.DAYS);
    Instant due = accepted.plus(7, ChronoUnit.DAYS);
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      ledger.write(
          handle ->
              handle.execute(
                      "insert into service_case (id, handle, project_no, service_number, basics,"
                          + " applicant, registered_at) values (1, 'h', 'P-\"1\"', 2, '{}', ?, 0)",
                      new byte[0])
                  + handle.execute(
                      "insert into rating_term values (1, ?, ?, 'open')",
                      accepted.toEpochMilli(),
                      due.toEpochMilli()));
    }
    String time = "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}";
    assertThat(hall.run("remind")).matches("P-\"1\"\t2\t\\S+\\+08:00\t\\S+\\+08:00\\s+unrated=1");
    assertThat(hall.run("remind", "--format", "csv"))
        .matches(
            "projectNo,serviceNumber,acceptDate,rateUntil\\s+\"P-\"\"1\"\"\",2,\"%s\",\"%s\"\\s+unrated=1"
                .formatted(time, time));
    assertThat(hall.run("remind", "--format", "json"))
        .matches(
            "\\{\"v\":1,\"projectNo\":\"P-\\\\\"1\\\\\"\",\"serviceNumber\":2,\"acceptDate\":\"%s\",\"rateUntil\":\"%s\"\\}\\s+unrated=1"
                .formatted(time, time));
  }
}
