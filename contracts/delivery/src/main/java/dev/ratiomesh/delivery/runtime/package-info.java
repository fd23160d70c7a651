/**
 * The life of the process: timers, progress, liveness, graceful shutdown, clock and the settings they share.
 */
@NullMarked
package dev.ratiomesh.delivery.runtime;

import org.jspecify.annotations.NullMarked;
