/**
 * Decides whether a campaign that is behind gets an advertising order, keeps that order within every cap, places it at
 * most once at the provider and follows it until its cost is settled.
 */
@NullMarked
package dev.ratiomesh.order;

import org.jspecify.annotations.NullMarked;
