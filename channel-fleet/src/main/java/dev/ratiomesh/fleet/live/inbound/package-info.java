/** Serves the stream over HTTP. */
@NullMarked
package dev.ratiomesh.fleet.live.inbound;

import org.jspecify.annotations.NullMarked;
