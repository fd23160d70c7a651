/**
 * Readings within quota: the plan that shares out the day's calls, the quota day and its buckets, what one reading means
 * for a video and its campaigns. It takes the wishes from the tables {@code watch} and {@code advert}, which the feature
 * {@code watching} keeps.
 */
@NullMarked
package dev.ratiomesh.poller.reading;

import org.jspecify.annotations.NullMarked;
