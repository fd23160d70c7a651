/** Calls Google's two analytics APIs, and stores the reports. */
@NullMarked
package dev.ratiomesh.fleet.reporting.outbound;

import org.jspecify.annotations.NullMarked;
