/** Defines the commands and events of the campaign aggregate. */
@NullMarked
package dev.ratiomesh.contracts.campaign;

import org.jspecify.annotations.NullMarked;
