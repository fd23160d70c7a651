/**
 * Fetches what YouTube tells a channel's owner about the audience, and shows it unchanged, with its day and its delay.
 */
@NullMarked
package dev.ratiomesh.fleet.reporting;

import org.jspecify.annotations.NullMarked;
