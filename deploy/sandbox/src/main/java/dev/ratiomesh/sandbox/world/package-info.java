/**
 * The simulated world, without HTTP: what a video's public numbers are at a moment of simulated time. Recorded series are
 * replayed, other videos are generated from their id, and what advertising reached is added on top.
 */
@NullMarked
package dev.ratiomesh.sandbox.world;

import org.jspecify.annotations.NullMarked;
