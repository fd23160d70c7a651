/** Whose credentials a call to a provider goes out with: an account, as one tenant uses it. */
@NullMarked
package dev.ratiomesh.order.credentials;

import org.jspecify.annotations.NullMarked;
