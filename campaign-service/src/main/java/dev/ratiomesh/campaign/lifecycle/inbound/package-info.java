/** Commands by topic and by HTTP, goals by snapshot, deadlines by timer. */
@NullMarked
package dev.ratiomesh.campaign.lifecycle.inbound;

import org.jspecify.annotations.NullMarked;
