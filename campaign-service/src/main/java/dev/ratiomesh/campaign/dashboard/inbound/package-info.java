/** Feeds the projections from the topics, and serves them over HTTP. */
@NullMarked
package dev.ratiomesh.campaign.dashboard.inbound;

import org.jspecify.annotations.NullMarked;
