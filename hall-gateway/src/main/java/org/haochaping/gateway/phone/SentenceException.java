package org.haochaping.gateway.phone;

/** A visit that ends with a sentence. */
final class SentenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Sentence sentence;

  SentenceException(Sentence sentence) {
    super(sentence.english());
    this.sentence = sentence;
  }

  Sentence sentence() {
    return sentence;
  }
}
