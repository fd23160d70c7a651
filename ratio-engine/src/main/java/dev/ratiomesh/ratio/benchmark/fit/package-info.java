/** Fitting: a table of videos becomes benchmark lines by least squares, without outliers. */
@NullMarked
package dev.ratiomesh.ratio.benchmark.fit;

import org.jspecify.annotations.NullMarked;
