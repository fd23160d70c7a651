/**
 * Comments in and out: those on watched videos are fetched once each, approved replies are posted at most once and then
 * looked at with a stranger's eyes, and comments are hidden, rejected, deleted or shown on command.
 */
@NullMarked
package dev.ratiomesh.fleet.commenting;

import org.jspecify.annotations.NullMarked;
