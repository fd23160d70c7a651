/** Starts all work on orders: consumes campaign events, targets and commands, and runs the timer of due orders. */
@NullMarked
package dev.ratiomesh.order.placing.inbound;

import org.jspecify.annotations.NullMarked;
