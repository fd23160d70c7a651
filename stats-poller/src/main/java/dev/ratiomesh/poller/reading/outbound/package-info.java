/** What readings touch: YouTube, the tables {@code video} and {@code quota_day}, the topic of snapshots, meters. */
@NullMarked
package dev.ratiomesh.poller.reading.outbound;

import org.jspecify.annotations.NullMarked;
