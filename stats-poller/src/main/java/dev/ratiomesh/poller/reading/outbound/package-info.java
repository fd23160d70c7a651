/** Connects readings to YouTube, the tables {@code video} and {@code quota_day}, the topic of snapshots and the metrics. */
@NullMarked
package dev.ratiomesh.poller.reading.outbound;

import org.jspecify.annotations.NullMarked;
