package org.haochaping.gateway.publish;

import java.util.Optional;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param period empty: the newest that is published
 * @param kind of the group that is asked for; empty: the hall
 * @param code the group's, empty for the hall
 */
record Asked(Optional<Period> period, Optional<SubjectKind> kind, String code) {
  /**
   * From an address; each part may be missing.
   *
   * @throws ProtocolException if they are not what can be asked for
   */
  static Asked of(@Nullable String period, @Nullable String kind, @Nullable String code) {
    Optional<Period> asked = Optional.ofNullable(period).map(Publication::period);
    if (kind == null && code == null) {
      return new Asked(asked, Optional.empty(), "");
    }
    Optional<SubjectKind> group =
        Optional.ofNullable(kind).flatMap(SubjectKind::of).filter(one -> one != SubjectKind.HALL);
    if (group.isEmpty() || code == null) {
      throw new ProtocolException(
          "分组须有 kind(department、window、item、clerk)和 code / a group has both, a kind and a code");
    }
    return new Asked(asked, group, code);
  }
}
