/** The day's quota: buckets, what calls cost, who may spend what, and what is kept for what must not wait. */
@NullMarked
package dev.ratiomesh.fleet.quota;

import org.jspecify.annotations.NullMarked;
