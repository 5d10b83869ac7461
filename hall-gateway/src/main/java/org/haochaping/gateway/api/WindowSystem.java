package org.haochaping.gateway.api;

import java.time.Instant;
import java.util.Optional;

/** A business system that may call, as {@code hall-gateway system list} shows it. */
public record WindowSystem(String name, Instant addedAt, Optional<Instant> revokedAt) {}
