/**
 * The crash runs: the whole mesh as real processes, killed again and again while it places orders, and a checker that
 * compares what the provider's own ledger says with what the services believe. The checker is pure; everything that
 * touches the mesh gives it observations.
 */
@NullMarked
package dev.ratiomesh.crash;

import org.jspecify.annotations.NullMarked;
