/**
 * Reads the public statistics of watched videos within YouTube's quota and publishes a snapshot to each running campaign.
 * The service decides when each video is read, which quota bucket a call is charged to, and when a video counts as
 * unavailable; it never interprets the statistics.
 */
@NullMarked
package dev.ratiomesh.poller;

import org.jspecify.annotations.NullMarked;
