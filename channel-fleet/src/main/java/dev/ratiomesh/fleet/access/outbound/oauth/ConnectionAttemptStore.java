package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionFailed;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionStatus;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionView;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.InvalidState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connection attempts in the database: the state as its hash, the proof key sealed. */
@ApplicationScoped
public class ConnectionAttemptStore {
    private final Pool pool;
    private final TokenEncryption vault;
    private final Clock clock;
    private final AccessConfig config;

    ConnectionAttemptStore(Pool pool, TokenEncryption vault, Clock clock, FleetConfig config) {
        this.pool = pool;
        this.vault = vault;
        this.clock = clock;
        this.config = config.access();
    }

    /** False when the tenant has too many open. */
    Uni<Boolean> open(ConnectionAttempt attempt, String state) {
        Instant now = clock.instant();
        EncryptedSecret verifier = vault.seal(
                TokenEncryption.verifier(attempt.tenantId(), attempt.id()), String.valueOf(attempt.verifier()));
        Tuple values = Tuple.of(attempt.id(), attempt.tenantId(), attempt.by())
                .addArrayOfString(ChannelFeature.words(attempt.wanted()).toArray(String[]::new))
                .addString(attempt.expected())
                .addString(attempt.returnTo())
                .addBuffer(hash(state))
                .addBuffer(Buffer.buffer(verifier.bytes()))
                .addString(verifier.keyId())
                .addOffsetDateTime(PgRows.time(now))
                .addOffsetDateTime(PgRows.time(now.plus(config.attemptLife())))
                .addInteger(config.openAttempts());
        return pool.preparedQuery(AttemptSql.OPEN).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** The attempt of a state, which is used up by this. Fails with {@link BadState}. */
    Uni<ConnectionAttempt> take(String state) {
        return pool.preparedQuery(AttemptSql.TAKE)
                .execute(Tuple.tuple().addBuffer(hash(state)).addOffsetDateTime(PgRows.time(clock.instant())))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom().item(attempt(rows.iterator().next()))
                        : why(state));
    }

    Uni<Void> end(ConnectionAttempt attempt, ConnectionFailed failed) {
        String outcome = failed.fault() == ConnectionAttempt.ConnectionError.CONSENT_DENIED ? "DENIED" : "FAILED";
        Tuple values = Tuple.of(attempt.id(), outcome, failed.fault().name(), failed.words())
                .addString(failed.channelId().isEmpty() ? null : failed.channelId())
                .addOffsetDateTime(PgRows.time(clock.instant()));
        return pool.preparedQuery(AttemptSql.END).execute(values).replaceWithVoid();
    }

    /** Null for the tenant is every tenant. */
    public Uni<Optional<ConnectionView>> see(String id, @Nullable String tenantId) {
        return pool.preparedQuery(AttemptSql.SEE)
                .execute(Tuple.of(id, tenantId))
                .map(rows -> PgRows.first(rows, this::seen));
    }

    private Uni<ConnectionAttempt> why(String state) {
        return pool.preparedQuery(AttemptSql.WHY)
                .execute(Tuple.tuple().addBuffer(hash(state)))
                .map(rows -> {
                    throw new BadState(
                            PgRows.first(rows, ConnectionAttemptStore::misused).orElse(InvalidState.STATE_UNKNOWN));
                });
    }

    private static InvalidState misused(Row row) {
        return row.getString("outcome").equals("WAITING") ? InvalidState.STATE_EXPIRED : InvalidState.STATE_USED;
    }

    private ConnectionAttempt attempt(Row row) {
        String id = row.getString("id");
        String tenantId = row.getString("tenant_id");
        EncryptedSecret verifier = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("verifier").getBytes());
        try {
            return new ConnectionAttempt(
                    id,
                    tenantId,
                    row.getString("asked_by"),
                    features(row, "features"),
                    row.getString("expected_channel"),
                    row.getString("return_to"),
                    vault.open(TokenEncryption.verifier(tenantId, id), verifier).value());
        } catch (DecryptionException e) {
            // its key was taken away within the quarter of an hour that it lives
            throw new BadState(InvalidState.STATE_EXPIRED);
        }
    }

    private ConnectionView seen(Row row) {
        Instant expires = PgRows.instant(row, "expires_at");
        return new ConnectionView(
                row.getString("id"),
                ConnectionStatus.of(row.getString("outcome"), expires, clock.instant()),
                words(row, "features"),
                row.getString("channel_id"),
                words(row, "granted"),
                words(row, "missing"),
                row.getString("code"),
                row.getString("detail"),
                PgRows.instant(row, "created_at"),
                expires,
                PgRows.maybeInstant(row, "ended_at"));
    }

    private static List<ChannelFeature> features(Row row, String column) {
        return words(row, column).stream()
                .map(ChannelFeature::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> words(Row row, String column) {
        String[] words = row.getArrayOfStrings(column);
        return words == null ? List.of() : Arrays.asList(words);
    }

    private static Buffer hash(String state) {
        return Buffer.buffer(Pkce.sha256(state.getBytes(StandardCharsets.UTF_8)));
    }
}
