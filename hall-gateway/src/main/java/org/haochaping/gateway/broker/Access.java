package org.haochaping.gateway.broker;

import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has a certificate of this hall, is registered with it, and calls itself by the name
 * in it; and lets each terminal use its own topics only. User names and passwords mean nothing.
 */
final class Access implements ActiveMQSecurityManager5 {
  private final Guests guests;
  private final Breaches breaches;

  Access(Guests guests, Breaches breaches) {
    this.guests = guests;
    this.breaches = breaches;
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      @Nullable String securityDomain) {
    Optional<X509Certificate> certificate = certificate(connection);
    if (connection == null || certificate.isEmpty()) {
      breaches.refused("", "no client certificate");
      return null;
    }
    String name = commonName(certificate.get());
    if (!name.equals(connection.getClientID())) {
      breaches.refused(name, "client id is not the name in the certificate");
      return null;
    }
    if (!guests.mayEnter(name, certificate.get())) {
      breaches.refused(name, "not registered, or revoked, or an old certificate");
      return null;
    }
    return new Subject(true, Set.of(new UserPrincipal(name)), Set.of(), Set.of());
  }

  /** Whether a connection that once was let in still may be there. */
  boolean stillWelcome(RemotingConnection connection) {
    String clientId = connection.getClientID();
    if (clientId == null) {
      return true; // has not said who it is yet; see above
    }
    Optional<X509Certificate> certificate = certificate(connection);
    return certificate.isPresent() && guests.mayEnter(clientId, certificate.get());
  }

  @Override
  public boolean authorize(
      @Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
    String name = nameOf(subject);
    if (name.isEmpty()) {
      return false;
    }
    int queue = address.indexOf("::");
    String bare = queue < 0 ? address : address.substring(0, queue);
    boolean allowed =
        switch (checkType) {
          case SEND -> OwnTopics.mayPublish(name, bare);
          case CONSUME, CREATE_DURABLE_QUEUE, CREATE_NON_DURABLE_QUEUE ->
              OwnTopics.maySubscribe(name, bare);
          case CREATE_ADDRESS, DELETE_ADDRESS, DELETE_DURABLE_QUEUE, DELETE_NON_DURABLE_QUEUE ->
              OwnTopics.mayPublish(name, bare) || OwnTopics.maySubscribe(name, bare);
          default -> false;
        };
    if (!allowed) {
      breaches.refused(name, "use of a topic that is not its own");
    }
    return allowed;
  }

  @Override
  public boolean validateUser(@Nullable String user, @Nullable String password) {
    return false; // only certificates count
  }

  @Override
  public boolean validateUserAndRole(
      @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
    return false; // only certificates count
  }

  private static Optional<X509Certificate> certificate(@Nullable RemotingConnection connection) {
    X509Certificate[] chain =
        connection == null ? null : CertificateUtil.getCertsFromConnection(connection);
    return chain == null || chain.length == 0 ? Optional.empty() : Optional.of(chain[0]);
  }

  /** The common name, '' where there is none. */
  static String commonName(X509Certificate certificate) {
    try {
      String common = "";
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          common = String.valueOf(part.getValue());
        }
      }
      return common;
    } catch (InvalidNameException e) {
      return ""; // a name that can't be read is nobody's
    }
  }

  private static String nameOf(@Nullable Subject subject) {
    if (subject == null) {
      return "";
    }
    Iterator<? extends Principal> principals =
        subject.getPrincipals(UserPrincipal.class).iterator();
    return principals.hasNext() ? principals.next().getName() : "";
  }
}
