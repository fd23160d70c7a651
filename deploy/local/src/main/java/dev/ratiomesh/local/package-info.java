/**
 * Starts the whole mesh on one machine in one command: Postgres, Kafka, the sandbox and every service as processes of
 * their own, supervised and restarted as Kubernetes would, and shows a live table of the campaigns.
 */
@NullMarked
package dev.ratiomesh.local;

import org.jspecify.annotations.NullMarked;
