/** What the fleet says on its topic, live over HTTP. */
@NullMarked
package dev.ratiomesh.fleet.live;

import org.jspecify.annotations.NullMarked;
