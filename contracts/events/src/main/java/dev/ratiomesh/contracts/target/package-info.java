/** What a comparable video would have earned, and how far this one is behind or ahead. */
@NullMarked
package dev.ratiomesh.contracts.target;

import org.jspecify.annotations.NullMarked;
