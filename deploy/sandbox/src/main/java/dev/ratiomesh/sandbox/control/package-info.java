/**
 * What a test or a person uses to look behind the sandbox and to break it: ledger, calls, faults, health.
 */
@NullMarked
package dev.ratiomesh.sandbox.control;

import org.jspecify.annotations.NullMarked;
