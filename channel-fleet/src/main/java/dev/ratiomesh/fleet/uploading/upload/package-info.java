/** Values: an upload, its states and its parts. Nothing here reads a clock, a database or a network. */
@NullMarked
package dev.ratiomesh.fleet.uploading.upload;

import org.jspecify.annotations.NullMarked;
