/** Where comments and replies are stored, and the calls to YouTube. */
@NullMarked
package dev.ratiomesh.fleet.commenting.outbound;

import org.jspecify.annotations.NullMarked;
