/** What sets orders in motion: campaign events, targets, commands, HTTP and the timer of due work. */
@NullMarked
package dev.ratiomesh.order.placing.inbound;

import org.jspecify.annotations.NullMarked;
