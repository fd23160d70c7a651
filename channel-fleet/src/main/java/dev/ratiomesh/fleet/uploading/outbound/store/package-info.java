/** Uploads in the database: rows, columns, claims, and each channel's use of its day. */
@NullMarked
package dev.ratiomesh.fleet.uploading.outbound.store;

import org.jspecify.annotations.NullMarked;
