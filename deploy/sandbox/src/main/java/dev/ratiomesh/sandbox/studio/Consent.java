package dev.ratiomesh.sandbox.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's yes.
 *
 * @param channelId the channel picked; null: the account has none
 * @param scopes what was left ticked
 * @param testing the consent screen is in Testing: the refresh token dies after seven days
 */
public record Consent(
        String clientId, String account, @Nullable String channelId, List<String> scopes, boolean testing) {}
