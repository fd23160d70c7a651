/** What makes the feature act: its commands, its timer, and HTTP. */
@NullMarked
package dev.ratiomesh.fleet.commenting.inbound;

import org.jspecify.annotations.NullMarked;
