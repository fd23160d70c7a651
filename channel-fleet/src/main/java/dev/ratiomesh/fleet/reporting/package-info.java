/** What YouTube tells a channel's owner about its audience, shown as YouTube says it, with its day and its delay. */
@NullMarked
package dev.ratiomesh.fleet.reporting;

import org.jspecify.annotations.NullMarked;
