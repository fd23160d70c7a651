/**
 * What the services agree on: one sealed interface a topic, one record an event. The records hold data only; decoding,
 * envelopes and delivery live in {@code contracts/delivery}.
 */
@NullMarked
package dev.ratiomesh.contracts;

import org.jspecify.annotations.NullMarked;
