/**
 * Follows campaigns and advertising orders as far as a reading needs them: who watches which video how often, and which
 * videos are being advertised. What it learns it writes to the tables {@code watch} and {@code advert}.
 */
@NullMarked
package dev.ratiomesh.poller.watching;

import org.jspecify.annotations.NullMarked;
