/**
 * Pure decisions from a target to a proposed order: triggers, rules, sizing, and the evidence that explains them.
 */
@NullMarked
package dev.ratiomesh.order.placing.proposal;

import org.jspecify.annotations.NullMarked;
