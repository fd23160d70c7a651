/** What this feature measures of itself. */
@NullMarked
package dev.ratiomesh.ratio.target.outbound;

import org.jspecify.annotations.NullMarked;
