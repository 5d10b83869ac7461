package org.haochaping.terminal.uplink;

import java.nio.file.Path;
import java.util.List;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.TerminalState;

/** A hall for a whole terminal: broker, a gateway's peer, and the terminal's keys in a folder. */
public final class HallLine implements AutoCloseable {
  /** The one terminal that it knows. */
  public static final TerminalId TERMINAL = Line.TERMINAL;

  private final Line line;

  /** A hall that can be reached. */
  public HallLine(Path folder) throws Exception {
    line = new Line(folder);
  }

  /** On localhost. */
  public int port() {
    return line.broker.port();
  }

  /** Pulls the plug. */
  public void goAway() {
    line.broker.kill();
  }

  /** Is there again, with all that it had. */
  public void comeBack() throws Exception {
    line.broker.start();
    line.gateway.connect();
  }

  /** What it has of the terminal's journal. */
  public List<JournalBody> received() {
    List<TerminalState> states = line.gateway.states();
    return states.isEmpty()
        ? List.of()
        : line.gateway.entries(states.get(states.size() - 1).journal()).stream()
            .map(entry -> BodyCodec.decode(entry.body()))
            .toList();
  }

  @Override
  public void close() {
    line.close();
  }
}
