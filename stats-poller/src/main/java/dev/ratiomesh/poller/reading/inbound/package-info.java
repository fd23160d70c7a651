/** What sets readings going and shows them: the poll timer, the operator's HTTP, health. */
@NullMarked
package dev.ratiomesh.poller.reading.inbound;

import org.jspecify.annotations.NullMarked;
