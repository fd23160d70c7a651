/**
 * Serves HTTP alike in every service: problem+json, caller and tenant of a token, page cursors, accepted commands, SSE.
 */
@NullMarked
package dev.ratiomesh.delivery.http;

import org.jspecify.annotations.NullMarked;
