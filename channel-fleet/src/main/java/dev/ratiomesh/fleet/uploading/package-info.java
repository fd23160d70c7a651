/**
 * Publishes each source file as one video on one of its channels, exactly once: in spite of exhausted quota, expired
 * sessions, lost responses and crashes. This package validates commands and video metadata; {@code upload} has the upload
 * and its states, {@code decision} the state machine, and {@code inbound} and {@code outbound} carry out the decisions.
 */
@NullMarked
package dev.ratiomesh.fleet.uploading;

import org.jspecify.annotations.NullMarked;
