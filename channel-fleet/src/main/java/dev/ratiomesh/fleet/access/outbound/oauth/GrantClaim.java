package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grant that this replica may renew, until another replica claims it in a later epoch.
 *
 * @param generation the number of the consent that the grant comes from
 * @param epoch the fencing number of the claim
 * @param endsAt the moment at which the grant expires, null when it has no known end
 * @param failures the failed renewals in a row
 * @param titleFresh true when the channel's title was read within the last day
 */
public record GrantClaim(
        String channelId,
        String tenantId,
        long generation,
        long epoch,
        EncryptedSecret refreshToken,
        List<String> scopes,
        List<ChannelFeature> features,
        Instant grantedAt,
        @Nullable Instant endsAt,
        int failures,
        boolean titleFresh) {

    static GrantClaim of(Row row) {
        return new GrantClaim(
                row.getString("channel_id"),
                row.getString("tenant_id"),
                row.getLong("generation"),
                row.getLong("epoch"),
                new EncryptedSecret(
                        row.getString("key_id"), row.getBuffer("refresh_token").getBytes()),
                List.of(row.getArrayOfStrings("scopes")),
                Arrays.stream(row.getArrayOfStrings("features"))
                        .map(ChannelFeature::of)
                        .flatMap(Optional::stream)
                        .toList(),
                PgRows.instant(row, "granted_at"),
                PgRows.nullableInstant(row, "expires_at"),
                row.getInteger("failures"),
                row.getBoolean("title_fresh"));
    }
}
