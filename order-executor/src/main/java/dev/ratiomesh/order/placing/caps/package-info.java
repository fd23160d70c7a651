/** Money and caps as pure values: what is reserved, what is settled, and what is left. */
@NullMarked
package dev.ratiomesh.order.placing.caps;

import org.jspecify.annotations.NullMarked;
