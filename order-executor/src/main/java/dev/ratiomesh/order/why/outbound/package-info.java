/** Reads the parts of an explanation from the database and the signing key from the configuration. */
@NullMarked
package dev.ratiomesh.order.why.outbound;

import org.jspecify.annotations.NullMarked;
