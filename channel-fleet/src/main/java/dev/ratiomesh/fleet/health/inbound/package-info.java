/** Runs the health check on a timer, and serves a channel's health over HTTP. */
@NullMarked
package dev.ratiomesh.fleet.health.inbound;

import org.jspecify.annotations.NullMarked;
