/**
 * Emulates comments on YouTube: threads and replies, written by viewers and by channels, held, rejected and deleted.
 * Each text that was posted through the API is kept with its author, so that "at most once" can be checked from
 * outside.
 */
@NullMarked
package dev.ratiomesh.sandbox.comments;

import org.jspecify.annotations.NullMarked;
