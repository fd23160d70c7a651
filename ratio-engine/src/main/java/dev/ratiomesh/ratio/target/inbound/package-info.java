/** Consumes snapshots and publishes targets. */
@NullMarked
package dev.ratiomesh.ratio.target.inbound;

import org.jspecify.annotations.NullMarked;
