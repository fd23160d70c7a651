/**
 * Consumes and publishes messages: envelope, decoding, dead letters, the stream lane, one idempotent producer. The
 * parts that need a database (inbox, outbox, relay, aggregate lane) are in {@code store}; a service without one
 * excludes them.
 */
@NullMarked
package dev.ratiomesh.delivery;

import org.jspecify.annotations.NullMarked;
