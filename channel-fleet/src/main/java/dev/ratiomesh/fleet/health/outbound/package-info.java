/** Channels as health reads and writes them in the database. */
@NullMarked
package dev.ratiomesh.fleet.health.outbound;

import org.jspecify.annotations.NullMarked;
