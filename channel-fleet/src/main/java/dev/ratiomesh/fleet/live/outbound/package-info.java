/** Reads the outbox for listeners. */
@NullMarked
package dev.ratiomesh.fleet.live.outbound;

import org.jspecify.annotations.NullMarked;
