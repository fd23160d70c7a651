/** Receives commands by topic and by HTTP, and completes campaigns by snapshot and by timer. */
@NullMarked
package dev.ratiomesh.campaign.lifecycle.inbound;

import org.jspecify.annotations.NullMarked;
