/**
 * Starts Java processes that end with their parent process, even when the parent is killed. Parent and child need the
 * JDK only.
 */
@NullMarked
package dev.ratiomesh.testkit.child;

import org.jspecify.annotations.NullMarked;
