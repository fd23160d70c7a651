/** An order and its states as values, each with only its legal transitions. */
@NullMarked
package dev.ratiomesh.order.placing.state;

import org.jspecify.annotations.NullMarked;
