/**
 * Decides the life of an advertising order: {@code proposal} turns a target into an order, {@code caps} reserves its
 * money, {@code state} holds its states with their legal transitions, {@code execution} decides what follows from a
 * provider's result, a command or time. All four are pure: no clock, no database, no network.
 */
@NullMarked
package dev.ratiomesh.order.placing;

import org.jspecify.annotations.NullMarked;
