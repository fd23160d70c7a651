/** The statements that forget. */
@NullMarked
package dev.ratiomesh.fleet.retaining.outbound;

import org.jspecify.annotations.NullMarked;
