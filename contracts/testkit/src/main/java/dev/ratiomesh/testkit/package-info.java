/**
 * What tests and the local mesh run on: one Kafka and one Postgres a JVM, tokens, a clock that is set by hand, and the
 * rules of the house.
 */
@NullMarked
package dev.ratiomesh.testkit;

import org.jspecify.annotations.NullMarked;
