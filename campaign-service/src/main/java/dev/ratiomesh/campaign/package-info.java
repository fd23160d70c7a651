/** Holds campaigns: decides what becomes of them when they are commanded, reach their goal or pass their deadline, and keeps the projections that a dashboard reads. */
@NullMarked
package dev.ratiomesh.campaign;

import org.jspecify.annotations.NullMarked;
