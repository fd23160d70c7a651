/**
 * What crosses the wire as plain values: a request is a {@link dev.ratiomesh.sandbox.wire.HttpCall}, a reply an {@link
 * dev.ratiomesh.sandbox.wire.HttpAnswer}. Every emulated service is a function from one to the other, so that faults can be put
 * around all of them in one place.
 */
@NullMarked
package dev.ratiomesh.sandbox.wire;

import org.jspecify.annotations.NullMarked;
