/** The projections' tables. */
@NullMarked
package dev.ratiomesh.campaign.dashboard.outbound;

import org.jspecify.annotations.NullMarked;
