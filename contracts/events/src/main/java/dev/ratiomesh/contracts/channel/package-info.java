/** Defines the commands to the customers' channels, and the events of channels, uploads, comments and replies. */
@NullMarked
package dev.ratiomesh.contracts.channel;

import org.jspecify.annotations.NullMarked;
