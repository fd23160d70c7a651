/** Reads the table of comparable videos, and counts the rows that it drops. */
@NullMarked
package dev.ratiomesh.ratio.benchmark.table;

import org.jspecify.annotations.NullMarked;
