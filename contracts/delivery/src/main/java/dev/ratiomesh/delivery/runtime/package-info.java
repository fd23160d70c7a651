/**
 * Runs and stops the process: timers, progress, liveness, graceful shutdown, clock, guarded calls and their
 * configuration.
 */
@NullMarked
package dev.ratiomesh.delivery.runtime;

import org.jspecify.annotations.NullMarked;
