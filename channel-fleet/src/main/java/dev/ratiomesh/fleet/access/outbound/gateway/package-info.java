/**
 * The Google API port carried out: access token, quota reservation, rate limit, bulkhead and circuit breaker
 * around each request.
 */
@NullMarked
package dev.ratiomesh.fleet.access.outbound.gateway;

import org.jspecify.annotations.NullMarked;
