/** Speaks YouTube's resumable upload protocol, and reads and updates the video resource. */
@NullMarked
package dev.ratiomesh.fleet.uploading.outbound.youtube;

import org.jspecify.annotations.NullMarked;
