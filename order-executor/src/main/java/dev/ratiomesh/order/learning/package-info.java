/**
 * Estimates reach from settled orders: the cost of a view and the likes that a reached viewer gives, by genre and
 * provider. Pure: an estimate follows from configuration and samples, and from nothing else.
 */
@NullMarked
package dev.ratiomesh.order.learning;

import org.jspecify.annotations.NullMarked;
