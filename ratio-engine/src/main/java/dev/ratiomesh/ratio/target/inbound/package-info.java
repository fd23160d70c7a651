/** Listens to snapshots. */
@NullMarked
package dev.ratiomesh.ratio.target.inbound;

import org.jspecify.annotations.NullMarked;
