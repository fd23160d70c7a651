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
 * A grant that this replica may renew, for as long as nobody has claimed it in a later epoch.
 *
 * @param named whether the channel's title was read today
 */
public record GrantClaim(
        String channelId,
        String tenantId,
        long generation,
        long epoch,
        EncryptedSecret refresh,
        List<String> scopes,
        List<ChannelFeature> features,
        Instant grantedAt,
        @Nullable Instant endsAt,
        int failures,
        boolean named) {

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
                row.getBoolean("named"));
    }
}
