/**
 * Deletes stored data in time: YouTube's data after 30 days without a new read, a channel's data within seven days
 * after it was disconnected.
 */
@NullMarked
package dev.ratiomesh.fleet.retaining;

import org.jspecify.annotations.NullMarked;
