package org.haochaping.terminal.session;

import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings.Offers;

/**
 * What the hall decided for this window.
 *
 * @param window its number, for offers that name no receipt
 * @param offers what is offered beside receipts
 * @param reasons what is asked after a level
 */
public record SessionRules(int window, SessionTimes times, Offers offers, ReasonList reasons) {}
