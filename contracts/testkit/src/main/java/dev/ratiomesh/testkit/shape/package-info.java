/**
 * Checks the shape of a module's code: sizes, names, package circles and Javadoc. Existing violations are frozen in a
 * file of the module, which may only shrink.
 */
@NullMarked
package dev.ratiomesh.testkit.shape;

import org.jspecify.annotations.NullMarked;
