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
    /** Nothing when the tenant has too many open. */
    static final String OPEN =
            """
            INSERT INTO connection_attempt (id, tenant_id, asked_by, features, expected_channel, return_to, state_hash,
                                            verifier, key_id, created_at, expires_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
            WHERE (SELECT count(*) FROM connection_attempt
                   WHERE tenant_id = $2 AND outcome = 'WAITING' AND expires_at > $10) < $12
            """;
    /** Once: whoever comes second finds it no longer waiting. */
    static final String TAKE =
            """
            UPDATE connection_attempt SET outcome = 'RETURNED'
            WHERE state_hash = $1 AND outcome = 'WAITING' AND expires_at > $2
            RETURNING id, tenant_id, asked_by, features, expected_channel, return_to, verifier, key_id
            """;

    static final String WHY = "SELECT outcome FROM connection_attempt WHERE state_hash = $1";
    static final String END =
            """
            UPDATE connection_attempt SET outcome = $2, code = $3, detail = $4, channel_id = $5, ended_at = $6
            WHERE id = $1 AND outcome = 'RETURNED'
            """;
    static final String CONNECTED =
            """
            UPDATE connection_attempt
            SET outcome = 'CONNECTED', channel_id = :channelId, granted = cast(:granted AS text[]),
                missing = cast(:missing AS text[]), ended_at = cast(:now AS timestamptz)
            WHERE id = :id AND outcome = 'RETURNED'
            """;
    static final String SEE =
            """
            SELECT id, outcome, features, channel_id, granted, missing, code, detail, created_at, expires_at, ended_at
            FROM connection_attempt WHERE id = $1 AND ($2::text IS NULL OR tenant_id = $2)
            """;

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
        return pool.preparedQuery(OPEN).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** The attempt of a state, which is used up by this. Fails with {@link InvalidStateException}. */
    Uni<ConnectionAttempt> take(String state) {
        return pool.preparedQuery(TAKE)
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
        return pool.preparedQuery(END).execute(values).replaceWithVoid();
    }

    /** Null for the tenant is every tenant. */
    public Uni<Optional<ConnectionView>> see(String id, @Nullable String tenantId) {
        return pool.preparedQuery(SEE).execute(Tuple.of(id, tenantId)).map(rows -> PgRows.first(rows, this::seen));
    }

    private Uni<ConnectionAttempt> why(String state) {
        return pool.preparedQuery(WHY)
                .execute(Tuple.tuple().addBuffer(hash(state)))
                .map(rows -> {
                    throw new InvalidStateException(
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
            throw new InvalidStateException(InvalidState.STATE_EXPIRED);
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
                PgRows.nullableInstant(row, "ended_at"));
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

    /** The browser brought a state that cannot be used. */
    static final class InvalidStateException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final InvalidState why;

        InvalidStateException(InvalidState why) {
            super(why.name(), null, false, false);
            this.why = why;
        }

        InvalidState why() {
            return why;
        }
    }
}
