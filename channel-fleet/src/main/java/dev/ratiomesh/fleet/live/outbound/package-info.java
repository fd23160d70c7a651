/** Reads the events in the outbox for the live stream. */
@NullMarked
package dev.ratiomesh.fleet.live.outbound;

import org.jspecify.annotations.NullMarked;
