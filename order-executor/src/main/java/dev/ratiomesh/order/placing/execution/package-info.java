/**
 * Decides the next step of an existing order from a provider's result, a person's command, or time.
 */
@NullMarked
package dev.ratiomesh.order.placing.execution;

import org.jspecify.annotations.NullMarked;
