/**
 * Decides what a video should have earned by now: a snapshot and a benchmark go in, a target comes out. Nothing is kept
 * here but the fitted lines; with the same lines and the same snapshot the same target comes out.
 */
@NullMarked
package dev.ratiomesh.ratio;

import org.jspecify.annotations.NullMarked;
