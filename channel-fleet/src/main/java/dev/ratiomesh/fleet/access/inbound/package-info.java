/** Where the work on grants begins: timers, owners' browsers, commands about channels. */
@NullMarked
package dev.ratiomesh.fleet.access.inbound;

import org.jspecify.annotations.NullMarked;
