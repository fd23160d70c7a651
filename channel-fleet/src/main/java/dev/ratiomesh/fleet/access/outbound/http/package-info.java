/** Sends single HTTP requests to Google's servers; tokens, quota and limits are decided by the callers. */
@NullMarked
package dev.ratiomesh.fleet.access.outbound.http;

import org.jspecify.annotations.NullMarked;
