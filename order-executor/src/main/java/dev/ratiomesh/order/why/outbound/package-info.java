/** Where the parts of a dossier are read from. */
@NullMarked
package dev.ratiomesh.order.why.outbound;

import org.jspecify.annotations.NullMarked;
