/** Rules for where a video file may come from and what it must be, as pure functions. */
@NullMarked
package dev.ratiomesh.fleet.uploading.source;

import org.jspecify.annotations.NullMarked;
