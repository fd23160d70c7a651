/** The {@code channel} table: rows, writes and the pages that HTTP shows. */
@NullMarked
package dev.ratiomesh.fleet.access.outbound.channel;

import org.jspecify.annotations.NullMarked;
