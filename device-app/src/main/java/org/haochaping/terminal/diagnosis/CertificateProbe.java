package org.haochaping.terminal.diagnosis;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.screen.Words;

/** How long this terminal's certificate is good for. */
record CertificateProbe(X509Certificate certificate, Supplier<Moment> now) implements Probe {
  private static final long SOON_DAYS = 30;

  @Override
  public String word() {
    return "certificate";
  }

  @Override
  public Words name() {
    return new Words("证书", "Certificate");
  }

  @Override
  public Result look() {
    Moment moment = now.get();
    Instant wall = moment.wall();
    Instant end = certificate.getNotAfter().toInstant();
    boolean seemsRight =
        wall.isBefore(end) && !wall.isBefore(certificate.getNotBefore().toInstant());
    if (!moment.trusted() && !seemsRight) {
      return Result.attention(
          new Words("时间未校准，无法判断是否过期", "The time is not sure, so it can't be judged."),
          "请先校准时间（见“时间”），连上网关后会自动校准",
          "Put the clock right first (see Clock); the gateway does it once it is there.");
    }
    if (!wall.isBefore(end)) {
      return Result.bad(
          new Words("证书已过期", "It has expired."),
          "请在网关上重新签发证书并换上",
          "Issue a new one at the gateway and install it.");
    }
    if (wall.isBefore(certificate.getNotBefore().toInstant())) {
      return Result.attention(
          new Words("证书尚未生效", "It is not valid yet."),
          "请检查时间是否正确",
          "Check whether the time is right.");
    }
    long days = Duration.between(wall, end).toDays();
    Words found = new Words("剩余 " + days + " 天", days + " days left.");
    return days < SOON_DAYS
        ? Result.attention(found, "请尽快在网关上重新签发", "Issue a new one at the gateway soon.")
        : Result.good(found.chinese(), found.english());
  }
}
