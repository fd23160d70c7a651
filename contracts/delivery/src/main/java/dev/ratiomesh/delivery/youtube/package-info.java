/** Interprets the YouTube Data API for every service that calls it: the reset of its daily quota and its errors. */
@NullMarked
package dev.ratiomesh.delivery.youtube;

import org.jspecify.annotations.NullMarked;
