/** Keeps the ledger of the daily quota in the database and publishes its levels as events and metrics. */
@NullMarked
package dev.ratiomesh.fleet.quota.outbound;

import org.jspecify.annotations.NullMarked;
