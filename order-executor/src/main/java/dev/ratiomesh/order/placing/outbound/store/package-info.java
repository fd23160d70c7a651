/** Orders, campaigns, caps and settled samples in the database. */
@NullMarked
package dev.ratiomesh.order.placing.outbound.store;

import org.jspecify.annotations.NullMarked;
