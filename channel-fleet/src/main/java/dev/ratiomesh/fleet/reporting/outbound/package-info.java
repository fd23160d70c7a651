/** Google's two analytics services, and the tables of reports. */
@NullMarked
package dev.ratiomesh.fleet.reporting.outbound;

import org.jspecify.annotations.NullMarked;
