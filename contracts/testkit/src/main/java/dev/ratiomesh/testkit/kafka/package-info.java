/** A Kafka broker of one node as a child process, and a plain client's way to write to it and read from it. */
@NullMarked
package dev.ratiomesh.testkit.kafka;

import org.jspecify.annotations.NullMarked;
