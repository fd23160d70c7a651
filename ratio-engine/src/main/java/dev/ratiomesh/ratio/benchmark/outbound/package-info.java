/** Loads benchmark tables from files and web pages, within limits of size and time. */
@NullMarked
package dev.ratiomesh.ratio.benchmark.outbound;

import org.jspecify.annotations.NullMarked;
