/** Decides on consents, grants, scopes and token renewal, without I/O and in the terms of OAuth 2.0. */
@NullMarked
package dev.ratiomesh.fleet.access.oauth;

import org.jspecify.annotations.NullMarked;
