/** Connection attempts and grants in the database, Google's token endpoint, token renewal and revocation. */
@NullMarked
package dev.ratiomesh.fleet.access.outbound.oauth;

import org.jspecify.annotations.NullMarked;
