/** The table of comparable videos as it is read: columns, rows, errors and dropped rows. */
@NullMarked
package dev.ratiomesh.ratio.benchmark.table;

import org.jspecify.annotations.NullMarked;
