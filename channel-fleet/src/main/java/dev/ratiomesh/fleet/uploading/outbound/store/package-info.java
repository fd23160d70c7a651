/** Stores uploads and video updates in the database: rows, claims, and each channel's usage of its quota day. */
@NullMarked
package dev.ratiomesh.fleet.uploading.outbound.store;

import org.jspecify.annotations.NullMarked;
