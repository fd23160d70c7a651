/**
 * Stores facts in an append-only file, which carries the ad accounts and the clock over a restart, also after SIGKILL.
 */
@NullMarked
package dev.ratiomesh.sandbox.journal;

import org.jspecify.annotations.NullMarked;
