/**
 * Holds the meters of orders and the failure of a provider call; the packages below store orders and call the provider.
 */
@NullMarked
package dev.ratiomesh.order.placing.outbound;

import org.jspecify.annotations.NullMarked;
