/** Stores channels and grants, calls Google's token endpoint and sends the API requests. */
@NullMarked
package dev.ratiomesh.fleet.access.outbound;

import org.jspecify.annotations.NullMarked;
