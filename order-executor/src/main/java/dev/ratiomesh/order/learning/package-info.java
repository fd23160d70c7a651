/**
 * What settled orders teach of reach: what a view costs and how many likes a reached viewer gives, by genre and provider.
 * Pure: beliefs follow from configuration and lessons, and from nothing else.
 */
@NullMarked
package dev.ratiomesh.order.learning;

import org.jspecify.annotations.NullMarked;
