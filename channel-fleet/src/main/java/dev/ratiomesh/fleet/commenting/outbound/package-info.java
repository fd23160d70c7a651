/** Calls YouTube for comments, and stores comments, watches, replies and moderations. */
@NullMarked
package dev.ratiomesh.fleet.commenting.outbound;

import org.jspecify.annotations.NullMarked;
