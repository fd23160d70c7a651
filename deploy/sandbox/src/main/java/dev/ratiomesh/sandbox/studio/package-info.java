/**
 * Holds the state behind YouTube Studio: channels, uploaded videos, and the grants by which an application acts for
 * them. It changes by facts only, each written to the journal first, so that all of it survives a restart.
 */
@NullMarked
package dev.ratiomesh.sandbox.studio;

import org.jspecify.annotations.NullMarked;
