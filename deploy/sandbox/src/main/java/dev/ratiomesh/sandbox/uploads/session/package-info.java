/** Serves resumable upload sessions: received ranges, offsets, completion and injected faults. */
@NullMarked
package dev.ratiomesh.sandbox.uploads.session;

import org.jspecify.annotations.NullMarked;
