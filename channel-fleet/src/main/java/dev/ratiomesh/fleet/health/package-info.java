/** How each channel is and why, when a reserve stands in, and which channel of a list is the best for an upload. */
@NullMarked
package dev.ratiomesh.fleet.health;

import org.jspecify.annotations.NullMarked;
