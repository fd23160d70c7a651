/**
 * The whole mesh on one machine in one command: Postgres, Kafka, the sandbox and every service as processes of their own,
 * watched and started again as Kubernetes would, and a live table of the campaigns.
 */
@NullMarked
package dev.ratiomesh.local;

import org.jspecify.annotations.NullMarked;
