/** The topics that are followed, and the timer that forgets what ended long ago. */
@NullMarked
package dev.ratiomesh.poller.watching.inbound;

import org.jspecify.annotations.NullMarked;
