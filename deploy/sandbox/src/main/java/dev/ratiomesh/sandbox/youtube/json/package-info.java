/** Formats the JSON of the emulated YouTube Data API and its ETags. */
@NullMarked
package dev.ratiomesh.sandbox.youtube.json;

import org.jspecify.annotations.NullMarked;
