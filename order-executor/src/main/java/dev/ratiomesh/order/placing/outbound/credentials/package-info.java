/** Stores provider accounts with encrypted refresh tokens and selects the credential of each call. */
@NullMarked
package dev.ratiomesh.order.placing.outbound.credentials;

import org.jspecify.annotations.NullMarked;
