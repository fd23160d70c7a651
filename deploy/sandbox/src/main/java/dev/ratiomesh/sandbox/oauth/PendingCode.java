package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.studio.Consent;
import java.time.Instant;

/**
 * Holds the consent behind a code that was not exchanged yet.
 *
 * @param offline tells whether a refresh token will be issued
 */
record PendingCode(Consent consent, String redirectUri, CodeChallenge challenge, boolean offline, Instant issuedAt) {}
