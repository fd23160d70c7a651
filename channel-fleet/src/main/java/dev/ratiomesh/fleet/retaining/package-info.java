/** What may be kept, and for how long: YouTube's data for 30 days unless read anew, a channel's after it left for seven. */
@NullMarked
package dev.ratiomesh.fleet.retaining;

import org.jspecify.annotations.NullMarked;
