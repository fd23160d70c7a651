/** What a dashboard reads: campaigns with their latest numbers, their history and their orders, all of it rebuilt from the topics at will. */
@NullMarked
package dev.ratiomesh.campaign.dashboard;

import org.jspecify.annotations.NullMarked;
