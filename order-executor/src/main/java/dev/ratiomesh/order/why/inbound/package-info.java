/** Where people ask why an order exists. */
@NullMarked
package dev.ratiomesh.order.why.inbound;

import org.jspecify.annotations.NullMarked;
