/** Deletes expired data from the database. */
@NullMarked
package dev.ratiomesh.fleet.retaining.outbound;

import org.jspecify.annotations.NullMarked;
