/**
 * Receives videos and thumbnails, whole or by resumable sessions, with injected faults. Files are counted and hashed as
 * they arrive, never kept.
 */
@NullMarked
package dev.ratiomesh.sandbox.uploads;

import org.jspecify.annotations.NullMarked;
