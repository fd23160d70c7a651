/** Stores watches and advertising orders in the tables {@code watch} and {@code advert}. */
@NullMarked
package dev.ratiomesh.poller.watching.outbound;

import org.jspecify.annotations.NullMarked;
