/**
 * Credentials of provider accounts: whose they are, and how they are kept. A refresh token is money in somebody else's
 * pocket, so it exists in the open only in memory, and encrypted everywhere else.
 */
@NullMarked
package dev.ratiomesh.order.credentials;

import org.jspecify.annotations.NullMarked;
