/**
 * The upload state machine as pure functions: an observation becomes the next state, the events to publish and the
 * next action.
 */
@NullMarked
package dev.ratiomesh.fleet.uploading.decision;

import org.jspecify.annotations.NullMarked;
