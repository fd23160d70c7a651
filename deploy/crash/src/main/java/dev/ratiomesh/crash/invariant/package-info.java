/**
 * Invariants that hold at every moment and at rest, checked against the books of the services and the provider.
 */
@NullMarked
package dev.ratiomesh.crash.invariant;

import org.jspecify.annotations.NullMarked;
