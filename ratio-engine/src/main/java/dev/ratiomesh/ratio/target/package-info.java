/**
 * Compares a snapshot with its benchmark: what a comparable video would have earned at these views, the interval, the
 * gap and the verdict, or an honest abstention. The root is a pure function.
 */
@NullMarked
package dev.ratiomesh.ratio.target;

import org.jspecify.annotations.NullMarked;
