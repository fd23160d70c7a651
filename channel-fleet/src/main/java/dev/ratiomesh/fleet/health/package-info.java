/** Assesses the health of each channel, decides when a reserve stands in, and ranks the channels for an upload. */
@NullMarked
package dev.ratiomesh.fleet.health;

import org.jspecify.annotations.NullMarked;
