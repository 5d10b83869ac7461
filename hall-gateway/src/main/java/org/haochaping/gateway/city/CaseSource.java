package org.haochaping.gateway.city;

import java.util.Collection;
import java.util.Map;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.gateway.privacy.SealException;

/** Where the courier gets the cases that ratings hang on. */
@FunctionalInterface
public interface CaseSource {
  /**
   * The cases with these row numbers, by number; one that is not there is left out.
   *
   * @throws SealException if an applicant among them can't be unsealed
   */
  Map<Long, CaseFile> find(Collection<Long> ids);
}
