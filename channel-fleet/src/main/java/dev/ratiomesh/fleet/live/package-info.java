/** Streams the fleet's events live over HTTP. */
@NullMarked
package dev.ratiomesh.fleet.live;

import org.jspecify.annotations.NullMarked;
