package dev.ratiomesh.sandbox.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records a person's consent.
 *
 * @param channelId the selected channel; null: the account has none
 * @param scopes the scopes that stayed ticked
 * @param testing the consent screen is in Testing: the refresh token expires after seven days
 */
public record Consent(
        String clientId, String account, @Nullable String channelId, List<String> scopes, boolean testing) {}
