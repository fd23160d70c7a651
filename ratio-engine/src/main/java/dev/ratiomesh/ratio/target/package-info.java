/**
 * Compares a snapshot with its benchmark: decides the expected count at these views, its interval, the gap and the verdict,
 * or abstains. The root is a pure function.
 */
@NullMarked
package dev.ratiomesh.ratio.target;

import org.jspecify.annotations.NullMarked;
