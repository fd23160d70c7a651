/** Runs the OAuth consent flow, stores connection attempts and grants, renews access tokens and revokes grants. */
@NullMarked
package dev.ratiomesh.fleet.access.outbound.oauth;

import org.jspecify.annotations.NullMarked;
