/** The quota over HTTP, and the look for a new quota day. */
@NullMarked
package dev.ratiomesh.fleet.quota.inbound;

import org.jspecify.annotations.NullMarked;
