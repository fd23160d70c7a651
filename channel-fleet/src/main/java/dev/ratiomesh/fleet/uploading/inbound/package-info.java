/** The entry points of uploads: commands from the topic, timers of due work, and HTTP. */
@NullMarked
package dev.ratiomesh.fleet.uploading.inbound;

import org.jspecify.annotations.NullMarked;
