/** Claims due uploads and video updates, and carries out their next actions. */
@NullMarked
package dev.ratiomesh.fleet.uploading.inbound.work;

import org.jspecify.annotations.NullMarked;
