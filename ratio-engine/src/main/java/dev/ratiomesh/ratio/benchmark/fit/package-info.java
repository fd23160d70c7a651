/** Fits benchmark lines to a table of videos by least squares, without outliers. */
@NullMarked
package dev.ratiomesh.ratio.benchmark.fit;

import org.jspecify.annotations.NullMarked;
