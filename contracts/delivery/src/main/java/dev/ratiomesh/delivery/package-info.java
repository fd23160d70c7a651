/**
 * The delivery promise: envelope, routes from bytes to events, dead letters, batch consumption for the stream lane, one
 * idempotent producer, health that means progress, and the guard around remote calls. What needs a database (inbox,
 * outbox, relay, the aggregate lane) lives in {@code store}; a service without one excludes that package.
 */
@NullMarked
package dev.ratiomesh.delivery;

import org.jspecify.annotations.NullMarked;
