/** Defines the readings of a video's public numbers. */
@NullMarked
package dev.ratiomesh.contracts.video;

import org.jspecify.annotations.NullMarked;
