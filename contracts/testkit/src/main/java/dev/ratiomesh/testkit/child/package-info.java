/**
 * Java processes that end with the process that started them, even when that one is killed. Nothing but the JDK is
 * needed, in the parent and in the child.
 */
@NullMarked
package dev.ratiomesh.testkit.child;

import org.jspecify.annotations.NullMarked;
