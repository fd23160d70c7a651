/** The outside of uploads: database, source files and YouTube. */
@NullMarked
package dev.ratiomesh.fleet.uploading.outbound;

import org.jspecify.annotations.NullMarked;
