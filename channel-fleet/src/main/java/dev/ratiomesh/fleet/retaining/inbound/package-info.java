/** The timer that forgets. */
@NullMarked
package dev.ratiomesh.fleet.retaining.inbound;

import org.jspecify.annotations.NullMarked;
