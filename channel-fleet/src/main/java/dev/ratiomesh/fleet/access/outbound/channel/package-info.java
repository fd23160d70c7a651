/** Reads and writes the {@code channel} table. */
@NullMarked
package dev.ratiomesh.fleet.access.outbound.channel;

import org.jspecify.annotations.NullMarked;
