/** Defines the commands to advertising orders and their events. */
@NullMarked
package dev.ratiomesh.contracts.order;

import org.jspecify.annotations.NullMarked;
