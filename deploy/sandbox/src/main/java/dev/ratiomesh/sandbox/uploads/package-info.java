/**
 * Files on their way to YouTube: videos and thumbnails, whole or by resumable sessions, and what goes wrong with them. Files
 * are counted and hashed as they arrive, never kept.
 */
@NullMarked
package dev.ratiomesh.sandbox.uploads;

import org.jspecify.annotations.NullMarked;
