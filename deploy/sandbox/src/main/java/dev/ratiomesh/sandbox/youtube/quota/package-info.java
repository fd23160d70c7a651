/** Counts the quota of the emulated YouTube Data API: buckets, costs and the ledger of a day. */
@NullMarked
package dev.ratiomesh.sandbox.youtube.quota;

import org.jspecify.annotations.NullMarked;
