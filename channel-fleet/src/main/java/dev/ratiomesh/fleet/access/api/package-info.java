/**
 * The port to Google's APIs as pure types: a request, the caller it is made for, the result, and the meaning of
 * each response.
 */
@NullMarked
package dev.ratiomesh.fleet.access.api;

import org.jspecify.annotations.NullMarked;
