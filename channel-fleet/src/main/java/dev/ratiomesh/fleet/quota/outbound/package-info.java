/** The ledger of the day's quota in the database, and what is told and counted of it. */
@NullMarked
package dev.ratiomesh.fleet.quota.outbound;

import org.jspecify.annotations.NullMarked;
