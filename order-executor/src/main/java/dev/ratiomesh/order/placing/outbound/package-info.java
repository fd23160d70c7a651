/** Where orders are kept and placed: the database with its caps and ledger, and the ad provider. */
@NullMarked
package dev.ratiomesh.order.placing.outbound;

import org.jspecify.annotations.NullMarked;
