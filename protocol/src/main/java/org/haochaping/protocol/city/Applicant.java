package org.haochaping.protocol.city;

/**
 * Who applied. Personal: it lies sealed in the gateway alone and goes to the city alone, and
 * nothing of it may be logged, so {@link #toString} shows nothing.
 *
 * @param userName at most 50 characters
 * @param userProp by the list {@code userProp}
 * @param userPageType the kind of certificate, by the list {@code userPageType}
 * @param certKeyGOV the certificate's number, at most 50 characters
 * @param mobile at most 20 characters
 */
public record Applicant(
    String userName, String userProp, String userPageType, String certKeyGOV, String mobile) {
  /** Checks every field. */
  public Applicant {
    FieldForm.text("userName", userName, 50);
    CodeList.of("userProp").require(userProp);
    CodeList.of("userPageType").require(userPageType);
    FieldForm.text("certKeyGOV", certKeyGOV, 50);
    FieldForm.text("mobile", mobile, 20);
  }

  @Override
  public String toString() {
    return "Applicant[sealed]";
  }
}
