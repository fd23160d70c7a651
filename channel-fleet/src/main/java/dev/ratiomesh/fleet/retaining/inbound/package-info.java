/** Deletes expired data on a timer. */
@NullMarked
package dev.ratiomesh.fleet.retaining.inbound;

import org.jspecify.annotations.NullMarked;
