/** Decides commands to campaigns. Pure: a campaign, a command and the time give a decision; nothing is stored or sent here. */
@NullMarked
package dev.ratiomesh.campaign.lifecycle;

import org.jspecify.annotations.NullMarked;
