/**
 * Defines the port to Google's APIs: the request, its caller and its result, and the classification of Google's
 * responses. Contains no I/O.
 */
@NullMarked
package dev.ratiomesh.fleet.access.api;

import org.jspecify.annotations.NullMarked;
