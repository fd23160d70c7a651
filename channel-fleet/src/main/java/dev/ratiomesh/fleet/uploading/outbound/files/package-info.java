/** Inspects source files, local or remote, and reads them in byte ranges. */
@NullMarked
package dev.ratiomesh.fleet.uploading.outbound.files;

import org.jspecify.annotations.NullMarked;
