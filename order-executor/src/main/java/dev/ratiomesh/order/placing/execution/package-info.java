/**
 * Pure decisions on an order that exists: what follows from a provider's result, a person's command, or time.
 */
@NullMarked
package dev.ratiomesh.order.placing.execution;

import org.jspecify.annotations.NullMarked;
