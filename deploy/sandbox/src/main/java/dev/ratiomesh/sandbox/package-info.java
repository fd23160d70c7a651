/**
 * Emulates the outside world with the real wire formats: YouTube statistics, Google Ads, OAuth. A running advertising
 * order here brings views and likes to its video, so that the mesh's loop visibly closes; the ledger of accepted orders
 * is the oracle of the crash tests.
 */
@NullMarked
package dev.ratiomesh.sandbox;

import org.jspecify.annotations.NullMarked;
