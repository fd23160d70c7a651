/** Writes and reads the tables of the projections. */
@NullMarked
package dev.ratiomesh.campaign.dashboard.outbound;

import org.jspecify.annotations.NullMarked;
