/** Runs a real Postgres, unpacked from binaries on the class path, as a child process. */
@NullMarked
package dev.ratiomesh.testkit.postgres;

import org.jspecify.annotations.NullMarked;
