package dev.ratiomesh.order.placing.state;

import java.time.Instant;

/**
 * What the provider said when it was asked to check an order without placing it.
 *
 * @param passed whether it would take the order
 * @param findings in its own words
 */
public record Validation(Instant at, boolean passed, String findings) {}
