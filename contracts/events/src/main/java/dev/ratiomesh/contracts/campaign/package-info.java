/** The campaign aggregate: the commands it takes and the events it gives. */
@NullMarked
package dev.ratiomesh.contracts.campaign;

import org.jspecify.annotations.NullMarked;
