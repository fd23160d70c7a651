/**
 * Emulates the part of the YouTube Data API v3 that reads public video statistics, with its quota buckets and error
 * shapes.
 */
@NullMarked
package dev.ratiomesh.sandbox.youtube;

import org.jspecify.annotations.NullMarked;
