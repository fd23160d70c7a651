/**
 * The append-only file that carries the ad accounts and the clock over a restart, also one by SIGKILL.
 */
@NullMarked
package dev.ratiomesh.sandbox.journal;

import org.jspecify.annotations.NullMarked;
