/**
 * Checks the invariants that hold at every moment and at quiescence against the books of the services and of the
 * provider.
 */
@NullMarked
package dev.ratiomesh.crash.invariant;

import org.jspecify.annotations.NullMarked;
