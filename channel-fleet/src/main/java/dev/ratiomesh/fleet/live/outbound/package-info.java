/** The outbox, read again for listeners. */
@NullMarked
package dev.ratiomesh.fleet.live.outbound;

import org.jspecify.annotations.NullMarked;
