/**
 * Projects what a dashboard shows: campaigns with their latest statistics, their history and their orders. Every projection
 * can be rebuilt from the topics.
 */
@NullMarked
package dev.ratiomesh.campaign.dashboard;

import org.jspecify.annotations.NullMarked;
