/** Starts the work on channels and grants: HTTP resources, the command topic and the timers. */
@NullMarked
package dev.ratiomesh.fleet.access.inbound;

import org.jspecify.annotations.NullMarked;
