/** Consent, grants, scopes and token renewal as pure decisions, in OAuth 2.0's own words. */
@NullMarked
package dev.ratiomesh.fleet.access.oauth;

import org.jspecify.annotations.NullMarked;
