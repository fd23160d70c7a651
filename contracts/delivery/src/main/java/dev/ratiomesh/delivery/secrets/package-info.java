/**
 * Tokens that are money in somebody else's pocket: they exist in the open only in memory, and encrypted everywhere else,
 * each bound to whom it belongs to, under keys that can be changed while the service runs.
 */
@NullMarked
package dev.ratiomesh.delivery.secrets;

import org.jspecify.annotations.NullMarked;
