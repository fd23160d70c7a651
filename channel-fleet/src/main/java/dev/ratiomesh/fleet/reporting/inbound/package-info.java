/** The timers of reports, and the reports over HTTP. */
@NullMarked
package dev.ratiomesh.fleet.reporting.inbound;

import org.jspecify.annotations.NullMarked;
