/**
 * Decides whether a target leads to an order and of which size: triggers, rules, sizing, caps, and the evidence for it.
 */
@NullMarked
package dev.ratiomesh.order.placing.proposal;

import org.jspecify.annotations.NullMarked;
