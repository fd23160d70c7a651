/** Reads the facts about channels, and stores and publishes their health. */
@NullMarked
package dev.ratiomesh.fleet.health.outbound;

import org.jspecify.annotations.NullMarked;
