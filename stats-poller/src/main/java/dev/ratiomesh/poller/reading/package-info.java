/**
 * Decides which videos are read when within the day's quota, and which facts a reading means for the campaigns of a video.
 * The demands come from the tables {@code watch} and {@code advert}, which the feature {@code watching} keeps.
 */
@NullMarked
package dev.ratiomesh.poller.reading;

import org.jspecify.annotations.NullMarked;
