/**
 * Holds HTTP requests and answers as plain values: {@link dev.ratiomesh.sandbox.wire.HttpCall} and {@link
 * dev.ratiomesh.sandbox.wire.HttpAnswer}. Each emulated service is a function from one to the other, so that faults can
 * be injected around all of them in one place.
 */
@NullMarked
package dev.ratiomesh.sandbox.wire;

import org.jspecify.annotations.NullMarked;
