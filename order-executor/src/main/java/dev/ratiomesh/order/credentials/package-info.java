/** Identifies an account at a provider as one tenant uses it. */
@NullMarked
package dev.ratiomesh.order.credentials;

import org.jspecify.annotations.NullMarked;
