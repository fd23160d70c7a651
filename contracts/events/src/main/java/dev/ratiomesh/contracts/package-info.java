/**
 * Defines the messages between the services: one sealed interface a topic, one record a message. Records hold data
 * only; decoding, envelopes and delivery are in {@code contracts/delivery}.
 */
@NullMarked
package dev.ratiomesh.contracts;

import org.jspecify.annotations.NullMarked;
