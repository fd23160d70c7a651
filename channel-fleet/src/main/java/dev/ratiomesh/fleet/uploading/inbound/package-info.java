/** Commands about videos, the timer of due uploads, and HTTP. */
@NullMarked
package dev.ratiomesh.fleet.uploading.inbound;

import org.jspecify.annotations.NullMarked;
