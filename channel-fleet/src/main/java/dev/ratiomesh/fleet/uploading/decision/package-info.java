/**
 * The upload state machine as pure functions: an upload, an observation and the time become the next state,
 * the events to publish and the schedule of the next action.
 */
@NullMarked
package dev.ratiomesh.fleet.uploading.decision;

import org.jspecify.annotations.NullMarked;
