/** An upload, its states and its parts as values. Nothing here reads a clock, a database or a network. */
@NullMarked
package dev.ratiomesh.fleet.uploading.upload;

import org.jspecify.annotations.NullMarked;
