/** The look at all channels, and one channel's health over HTTP. */
@NullMarked
package dev.ratiomesh.fleet.health.inbound;

import org.jspecify.annotations.NullMarked;
