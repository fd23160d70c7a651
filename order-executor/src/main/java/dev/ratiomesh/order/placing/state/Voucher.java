package dev.ratiomesh.order.placing.state;

import org.jspecify.annotations.Nullable;

/**
 * A person has said where an order is at the provider, which the provider has not confirmed yet.
 *
 * @param attempt with which it was sent
 */
public record Voucher(String by, @Nullable String reason, SendAttempt attempt) {}
