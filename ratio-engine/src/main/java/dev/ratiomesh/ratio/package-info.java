/**
 * Decides how many likes and comments a video should have by now: computes a target from a snapshot and a benchmark. The
 * service stores only the fitted lines; the same lines and the same snapshot give the same target.
 */
@NullMarked
package dev.ratiomesh.ratio;

import org.jspecify.annotations.NullMarked;
