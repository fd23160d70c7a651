/** Calculates with money and caps: what orders reserve and spend under each cap, and what remains. */
@NullMarked
package dev.ratiomesh.order.placing.caps;

import org.jspecify.annotations.NullMarked;
