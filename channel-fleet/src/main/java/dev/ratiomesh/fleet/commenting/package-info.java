/**
 * Decides how comments and replies are handled: comments on watched videos are published once each, approved replies are
 * posted at most once and then read back as a viewer, and comments are hidden, rejected, deleted or shown on command.
 */
@NullMarked
package dev.ratiomesh.fleet.commenting;

import org.jspecify.annotations.NullMarked;
