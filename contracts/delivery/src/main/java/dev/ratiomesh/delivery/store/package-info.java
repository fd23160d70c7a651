/**
 * Gives each message its effect once: inbox claim, aggregate and outbox change in one transaction, and a relay sends
 * the outbox to Kafka.
 */
@NullMarked
package dev.ratiomesh.delivery.store;

import org.jspecify.annotations.NullMarked;
