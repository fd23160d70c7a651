/** Records the metrics of targets. */
@NullMarked
package dev.ratiomesh.ratio.target.outbound;

import org.jspecify.annotations.NullMarked;
