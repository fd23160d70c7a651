/**
 * Reads and writes the wire form: JSON mappers, string formats, times, hashes, and error messages that name the field.
 */
@NullMarked
package dev.ratiomesh.delivery.json;

import org.jspecify.annotations.NullMarked;
