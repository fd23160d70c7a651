/** Holds the statements that delete expired data. */
@NullMarked
package dev.ratiomesh.fleet.retaining.outbound;

import org.jspecify.annotations.NullMarked;
