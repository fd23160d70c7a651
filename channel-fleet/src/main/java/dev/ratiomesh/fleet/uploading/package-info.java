/**
 * Publishes each file as one video on one of its channels, exactly once: through short quota, dead sessions, lost answers
 * and crashes. The root decides, as pure functions of an upload, what was learnt, and the time; the edges carry it out.
 */
@NullMarked
package dev.ratiomesh.fleet.uploading;

import org.jspecify.annotations.NullMarked;
