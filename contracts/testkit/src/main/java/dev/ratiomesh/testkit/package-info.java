/**
 * Provides tests and the local mesh with one Kafka and one Postgres a JVM, tokens, a settable clock, and the
 * architecture rules.
 */
@NullMarked
package dev.ratiomesh.testkit;

import org.jspecify.annotations.NullMarked;
