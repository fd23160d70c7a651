/** Grants and channels in the database, Google's token endpoint, and the calls that go through the door. */
@NullMarked
package dev.ratiomesh.fleet.access.outbound;

import org.jspecify.annotations.NullMarked;
