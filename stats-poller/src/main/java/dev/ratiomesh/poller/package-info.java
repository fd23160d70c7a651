/**
 * Reads the public numbers of watched videos within YouTube's quota and tells each running campaign what was read. It
 * decides which videos are read when, which quota bucket pays, and when a video counts as gone; it never decides what
 * the numbers mean.
 */
@NullMarked
package dev.ratiomesh.poller;

import org.jspecify.annotations.NullMarked;
