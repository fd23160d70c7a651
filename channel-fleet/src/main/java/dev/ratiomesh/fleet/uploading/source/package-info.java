/**
 * Decides from which folders and hosts a source file may be read, and whether its first bytes are those of a video, as
 * pure functions.
 */
@NullMarked
package dev.ratiomesh.fleet.uploading.source;

import org.jspecify.annotations.NullMarked;
