/**
 * Simulates the world without HTTP: a video's public numbers at a moment of simulated time. Recorded series are
 * replayed, other videos are generated from their id, and the reach of advertising is added on top.
 */
@NullMarked
package dev.ratiomesh.sandbox.world;

import org.jspecify.annotations.NullMarked;
