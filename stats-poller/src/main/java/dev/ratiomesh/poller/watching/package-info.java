/**
 * Follows campaigns and advertising orders as far as readings need them: which campaign watches which video how often, and
 * which videos are advertised. Writes both to the tables {@code watch} and {@code advert}.
 */
@NullMarked
package dev.ratiomesh.poller.watching;

import org.jspecify.annotations.NullMarked;
