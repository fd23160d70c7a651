/** Uploads in the database, their files, and YouTube. */
@NullMarked
package dev.ratiomesh.fleet.uploading.outbound;

import org.jspecify.annotations.NullMarked;
