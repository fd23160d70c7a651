/** Holds an order and its states as values; each state has only its legal transitions. */
@NullMarked
package dev.ratiomesh.order.placing.state;

import org.jspecify.annotations.NullMarked;
