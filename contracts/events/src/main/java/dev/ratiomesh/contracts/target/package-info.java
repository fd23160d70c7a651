/** Defines the targets: the counts of a comparable video, and the distance of this one. */
@NullMarked
package dev.ratiomesh.contracts.target;

import org.jspecify.annotations.NullMarked;
