/**
 * Runs the crash tests: the whole mesh as real processes, killed again and again while it places orders, and checks
 * that compare the provider's own ledger with the books of the services. The checks are pure; the parts that touch the
 * mesh give them observations.
 */
@NullMarked
package dev.ratiomesh.crash;

import org.jspecify.annotations.NullMarked;
