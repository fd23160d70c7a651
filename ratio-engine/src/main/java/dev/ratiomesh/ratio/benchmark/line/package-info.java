/** Predicts counts from benchmark lines, each with its interval and model hash. */
@NullMarked
package dev.ratiomesh.ratio.benchmark.line;

import org.jspecify.annotations.NullMarked;
