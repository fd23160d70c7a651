/** The customer's own channels: what is asked of them, and what became of channels, uploads, comments and replies. */
@NullMarked
package dev.ratiomesh.contracts.channel;

import org.jspecify.annotations.NullMarked;
