/** The topics that feed the projections and the HTTP that reads them. */
@NullMarked
package dev.ratiomesh.campaign.dashboard.inbound;

import org.jspecify.annotations.NullMarked;
