/** Source files, local or remote: inspected, and read in ranges. */
@NullMarked
package dev.ratiomesh.fleet.uploading.outbound.files;

import org.jspecify.annotations.NullMarked;
