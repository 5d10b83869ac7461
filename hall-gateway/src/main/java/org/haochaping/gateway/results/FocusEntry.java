package org.haochaping.gateway.results;

/**
 * A name on the focus list.
 *
 * @param rule what put it there; a name that two rules put there has two entries
 * @param tally what was counted for it in the period
 * @param chinese the sentence with the numbers, in Chinese
 * @param english and in English
 */
public record FocusEntry(
    Subject subject, FocusRule rule, Tally tally, String chinese, String english) {}
