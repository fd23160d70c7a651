/** Fetches due reports on timers, and serves them over HTTP. */
@NullMarked
package dev.ratiomesh.fleet.reporting.inbound;

import org.jspecify.annotations.NullMarked;
