/** Triggers readings by timer, and shows quota and schedule over HTTP and in readiness. */
@NullMarked
package dev.ratiomesh.poller.reading.inbound;

import org.jspecify.annotations.NullMarked;
