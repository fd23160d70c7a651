/**
 * The part of the delivery promise that needs a database: a message is claimed, its aggregate changed and what follows
 * from it written down in one transaction; a relay sends what was written down.
 */
@NullMarked
package dev.ratiomesh.delivery.store;

import org.jspecify.annotations.NullMarked;
