/**
 * Manages campaigns: decides commands, completes campaigns at their goal or deadline, and keeps the projections that a
 * dashboard reads.
 */
@NullMarked
package dev.ratiomesh.campaign;

import org.jspecify.annotations.NullMarked;
