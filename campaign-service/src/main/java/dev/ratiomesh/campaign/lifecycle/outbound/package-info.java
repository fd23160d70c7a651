/** Stores campaigns. */
@NullMarked
package dev.ratiomesh.campaign.lifecycle.outbound;

import org.jspecify.annotations.NullMarked;
