/** Provider accounts and their credentials, encrypted at rest. */
@NullMarked
package dev.ratiomesh.order.placing.outbound.credentials;

import org.jspecify.annotations.NullMarked;
