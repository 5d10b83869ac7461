package org.haochaping.gateway.intake;

import java.net.URI;
import javax.net.ssl.SSLSocketFactory;

/**
 * How the gateway reaches the broker.
 *
 * @param broker {@code ssl://host:port}
 * @param clientId the name in the gateway's certificate
 * @param sockets with the gateway's certificate and trust in its own authority
 */
public record IntakeSettings(URI broker, String clientId, SSLSocketFactory sockets) {}
