/** Workers that carry out the next action of a claimed upload. */
@NullMarked
package dev.ratiomesh.fleet.uploading.inbound.work;

import org.jspecify.annotations.NullMarked;
