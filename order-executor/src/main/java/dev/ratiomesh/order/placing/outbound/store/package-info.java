/** Stores orders, campaigns, caps and the samples of settled orders in PostgreSQL. */
@NullMarked
package dev.ratiomesh.order.placing.outbound.store;

import org.jspecify.annotations.NullMarked;
