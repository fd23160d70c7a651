/** Runs a Kafka broker of one node as a child process, and publishes and reads records with plain clients. */
@NullMarked
package dev.ratiomesh.testkit.kafka;

import org.jspecify.annotations.NullMarked;
