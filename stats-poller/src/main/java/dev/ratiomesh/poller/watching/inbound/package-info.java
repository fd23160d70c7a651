/** Consumes campaign and order events, and deletes expired rows by timer. */
@NullMarked
package dev.ratiomesh.poller.watching.inbound;

import org.jspecify.annotations.NullMarked;
