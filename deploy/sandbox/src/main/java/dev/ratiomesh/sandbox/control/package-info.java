/** Lets a test or a person look into the sandbox and inject faults: ledger, calls, faults, health. */
@NullMarked
package dev.ratiomesh.sandbox.control;

import org.jspecify.annotations.NullMarked;
