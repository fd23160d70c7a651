/**
 * Comments on YouTube: threads and replies, written by viewers and by channels, held, rejected and deleted. Whatever was ever
 * posted through the API is remembered with who posted it, so that "at most once" can be checked from outside.
 */
@NullMarked
package dev.ratiomesh.sandbox.comments;

import org.jspecify.annotations.NullMarked;
