/** Advertising orders: the commands people give and the events of an order's life. */
@NullMarked
package dev.ratiomesh.contracts.order;

import org.jspecify.annotations.NullMarked;
