/** Serves the quota over HTTP and opens each quota day on a timer. */
@NullMarked
package dev.ratiomesh.fleet.quota.inbound;

import org.jspecify.annotations.NullMarked;
