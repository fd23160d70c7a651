/**
 * Implements the Google API port: each request gets an access token and a quota reservation and runs within the rate
 * limit, bulkhead and circuit breaker of its channel.
 */
@NullMarked
package dev.ratiomesh.fleet.access.outbound.gateway;

import org.jspecify.annotations.NullMarked;
