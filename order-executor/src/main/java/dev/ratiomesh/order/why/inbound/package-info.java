/** Serves the explanation of an order over HTTP. */
@NullMarked
package dev.ratiomesh.order.why.inbound;

import org.jspecify.annotations.NullMarked;
