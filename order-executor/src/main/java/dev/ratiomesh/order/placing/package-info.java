/**
 * The life of an advertising order as pure decisions: the rules, the sizing, the caps and the states with their legal
 * steps. Nothing here reads a clock, a database or a network.
 */
@NullMarked
package dev.ratiomesh.order.placing;

import org.jspecify.annotations.NullMarked;
