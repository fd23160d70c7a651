/**
 * Explains an order: one document with everything that is stored of it, which can be signed, and a recomputation of the
 * decision from its evidence. Pure: no service and no network is needed to check a document.
 */
@NullMarked
package dev.ratiomesh.order.why;

import org.jspecify.annotations.NullMarked;
