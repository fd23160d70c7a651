/** HTTP requests to Google's servers, without tokens, quota or retries. */
@NullMarked
package dev.ratiomesh.fleet.access.outbound.http;

import org.jspecify.annotations.NullMarked;
