/** JSON representations of the emulated YouTube Data API and their ETags. */
@NullMarked
package dev.ratiomesh.sandbox.youtube.json;

import org.jspecify.annotations.NullMarked;
