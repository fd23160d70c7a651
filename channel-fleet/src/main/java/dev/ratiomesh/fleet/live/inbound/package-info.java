/** Serves the live stream of events over HTTP. */
@NullMarked
package dev.ratiomesh.fleet.live.inbound;

import org.jspecify.annotations.NullMarked;
