package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.studio.Consent;
import java.time.Instant;

/**
 * A code that waits to be exchanged.
 *
 * @param offline whether a refresh token will be handed out
 */
record PendingCode(Consent consent, String redirectUri, CodeChallenge challenge, boolean offline, Instant issuedAt) {}
