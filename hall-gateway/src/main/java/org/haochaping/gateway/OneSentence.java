package org.haochaping.gateway;

import com.typesafe.config.ConfigException;
import org.haochaping.gateway.api.ApiException;
import org.haochaping.gateway.broker.BrokerException;
import org.haochaping.gateway.ledger.LedgerException;
import org.haochaping.gateway.privacy.SealException;
import org.haochaping.gateway.terminals.KeysException;
import org.haochaping.protocol.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person what failed in one sentence; the trace goes to the log at debug. */
final class OneSentence implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OneSentence.class);

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    LOG.debug("command failed", e);
    command.getErr().println("错误 / error: " + sentence(e));
    return 1;
  }

  private static String sentence(Exception e) {
    String message = e.getMessage();
    boolean meantForPeople =
        e instanceof ConfigException
            || e instanceof ApiException
            || e instanceof BrokerException
            || e instanceof KeysException
            || e instanceof LedgerException
            || e instanceof ProtocolException
            || e instanceof SealException
            || e instanceof TroubleException;
    if (meantForPeople && message != null) {
      return message;
    }
    return "unexpected "
        + e.getClass().getSimpleName()
        + (message == null ? "" : ": " + message)
        + " (HAOCHAPING_LOG=DEBUG shows the trace)";
  }
}
