/** Receives commands about comments, serves them over HTTP, and starts the workers. */
@NullMarked
package dev.ratiomesh.fleet.commenting.inbound;

import org.jspecify.annotations.NullMarked;
