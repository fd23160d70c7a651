/**
 * Explains an order: a dossier of everything that is known of it, which can be signed, and a recount that reckons the
 * decision again from the evidence and compares. Pure: it needs no service and no network, so that anybody can check.
 */
@NullMarked
package dev.ratiomesh.order.why;

import org.jspecify.annotations.NullMarked;
