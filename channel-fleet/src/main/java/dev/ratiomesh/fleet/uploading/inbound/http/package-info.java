/** Serves uploads over HTTP: pages, single uploads and commands. */
@NullMarked
package dev.ratiomesh.fleet.uploading.inbound.http;

import org.jspecify.annotations.NullMarked;
