/** Emulates OAuth 2.0: a consent screen without a screen, the token endpoint, and revocation. */
@NullMarked
package dev.ratiomesh.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
