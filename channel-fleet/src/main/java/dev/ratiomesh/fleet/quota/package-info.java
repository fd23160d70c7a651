/** Decides how the daily YouTube quota is shared between tenants and call priorities. */
@NullMarked
package dev.ratiomesh.fleet.quota;

import org.jspecify.annotations.NullMarked;
