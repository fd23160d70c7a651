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

/** Stores connection attempts. The {@code state} is stored as a hash and the code verifier encrypted. */
@ApplicationScoped
public class ConnectionAttemptStore {
    /** Inserts nothing when the tenant has too many open attempts. */
    private static final String INSERT_ATTEMPT =
            """
            INSERT INTO connection_attempt (id, tenant_id, asked_by, features, expected_channel, return_to, state_hash,
                                            verifier, key_id, created_at, expires_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
            WHERE (SELECT count(*) FROM connection_attempt
                   WHERE tenant_id = $2 AND outcome = 'WAITING' AND expires_at > $10) < $12
            """;

    /** Consumes a state once: a second request finds the attempt no longer waiting. */
    private static final String CONSUME_STATE =
            """
            UPDATE connection_attempt SET outcome = 'RETURNED'
            WHERE state_hash = $1 AND outcome = 'WAITING' AND expires_at > $2
            RETURNING id, tenant_id, asked_by, features, expected_channel, return_to, verifier, key_id
            """;

    private static final String SELECT_STATUS = "SELECT outcome FROM connection_attempt WHERE state_hash = $1";

    private static final String SAVE_FAILURE =
            """
            UPDATE connection_attempt SET outcome = $2, code = $3, detail = $4, channel_id = $5, ended_at = $6
            WHERE id = $1 AND outcome = 'RETURNED'
            """;

    /** Runs in the transaction that stores the channel and its grant. */
    static final String MARK_CONNECTED =
            """
            UPDATE connection_attempt
            SET outcome = 'CONNECTED', channel_id = :channelId, granted = cast(:granted AS text[]),
                missing = cast(:missing AS text[]), ended_at = cast(:now AS timestamptz)
            WHERE id = :id AND outcome = 'RETURNED'
            """;

    private static final String SELECT_VIEW =
            """
            SELECT id, outcome, features, channel_id, granted, missing, code, detail, created_at, expires_at, ended_at
            FROM connection_attempt WHERE id = $1 AND ($2::text IS NULL OR tenant_id = $2)
            """;

    private final Pool pool;
    private final TokenEncryption encryption;
    private final Clock clock;
    private final AccessConfig config;

    ConnectionAttemptStore(Pool pool, TokenEncryption encryption, Clock clock, FleetConfig config) {
        this.pool = pool;
        this.encryption = encryption;
        this.clock = clock;
        this.config = config.access();
    }

    /** Inserts an attempt; false when the tenant has too many open ones. */
    Uni<Boolean> open(ConnectionAttempt attempt, String state) {
        Instant now = clock.instant();
        EncryptedSecret codeVerifier = encryption.encrypt(
                TokenEncryption.codeVerifierContext(attempt.tenantId(), attempt.id()),
                String.valueOf(attempt.codeVerifier()));
        Tuple values = Tuple.of(attempt.id(), attempt.tenantId(), attempt.requestedBy())
                .addArrayOfString(
                        ChannelFeature.wireNames(attempt.requestedFeatures()).toArray(String[]::new))
                .addString(attempt.expectedChannelId())
                .addString(attempt.returnTo())
                .addBuffer(hash(state))
                .addBuffer(Buffer.buffer(codeVerifier.bytes()))
                .addString(codeVerifier.keyId())
                .addOffsetDateTime(PgRows.time(now))
                .addOffsetDateTime(PgRows.time(now.plus(config.connectionTtl())))
                .addInteger(config.maxOpenConnections());
        return pool.preparedQuery(INSERT_ATTEMPT).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** Returns the attempt of a state and consumes the state. Fails with {@link InvalidStateException}. */
    Uni<ConnectionAttempt> consume(String state) {
        return pool.preparedQuery(CONSUME_STATE)
                .execute(Tuple.tuple().addBuffer(hash(state)).addOffsetDateTime(PgRows.time(clock.instant())))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom().item(toAttempt(rows.iterator().next()))
                        : explainInvalidState(state));
    }

    /** Saves the failed outcome of an attempt. */
    Uni<Void> saveFailure(ConnectionAttempt attempt, ConnectionFailed failed) {
        String outcome = failed.error() == ConnectionAttempt.ConnectionError.CONSENT_DENIED ? "DENIED" : "FAILED";
        Tuple values = Tuple.of(attempt.id(), outcome, failed.error().name(), failed.message())
                .addString(failed.channelId().isEmpty() ? null : failed.channelId())
                .addOffsetDateTime(PgRows.time(clock.instant()));
        return pool.preparedQuery(SAVE_FAILURE).execute(values).replaceWithVoid();
    }

    /**
     * Finds an attempt; empty when there is none.
     *
     * @param tenantId the tenant it must belong to, null for any tenant
     */
    public Uni<Optional<ConnectionView>> find(String id, @Nullable String tenantId) {
        return pool.preparedQuery(SELECT_VIEW)
                .execute(Tuple.of(id, tenantId))
                .map(rows -> PgRows.first(rows, this::toView));
    }

    private Uni<ConnectionAttempt> explainInvalidState(String state) {
        return pool.preparedQuery(SELECT_STATUS)
                .execute(Tuple.tuple().addBuffer(hash(state)))
                .map(rows -> {
                    throw new InvalidStateException(PgRows.first(rows, ConnectionAttemptStore::toInvalidState)
                            .orElse(InvalidState.STATE_UNKNOWN));
                });
    }

    private static InvalidState toInvalidState(Row row) {
        return row.getString("outcome").equals("WAITING") ? InvalidState.STATE_EXPIRED : InvalidState.STATE_USED;
    }

    private ConnectionAttempt toAttempt(Row row) {
        String id = row.getString("id");
        String tenantId = row.getString("tenant_id");
        EncryptedSecret codeVerifier = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("verifier").getBytes());
        try {
            return new ConnectionAttempt(
                    id,
                    tenantId,
                    row.getString("asked_by"),
                    features(row, "features"),
                    row.getString("expected_channel"),
                    row.getString("return_to"),
                    encryption
                            .decrypt(TokenEncryption.codeVerifierContext(tenantId, id), codeVerifier)
                            .value());
        } catch (DecryptionException e) {
            // its key was removed within the attempt's lifetime
            throw new InvalidStateException(InvalidState.STATE_EXPIRED);
        }
    }

    private ConnectionView toView(Row row) {
        Instant expiresAt = PgRows.instant(row, "expires_at");
        return new ConnectionView(
                row.getString("id"),
                ConnectionStatus.fromStored(row.getString("outcome"), expiresAt, clock.instant()),
                strings(row, "features"),
                row.getString("channel_id"),
                strings(row, "granted"),
                strings(row, "missing"),
                row.getString("code"),
                row.getString("detail"),
                PgRows.instant(row, "created_at"),
                expiresAt,
                PgRows.nullableInstant(row, "ended_at"));
    }

    private static List<ChannelFeature> features(Row row, String column) {
        return strings(row, column).stream()
                .map(ChannelFeature::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> strings(Row row, String column) {
        String[] values = row.getArrayOfStrings(column);
        return values == null ? List.of() : Arrays.asList(values);
    }

    private static Buffer hash(String state) {
        return Buffer.buffer(Pkce.sha256(state.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reports a {@code state} parameter that is not accepted. */
    static final class InvalidStateException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final InvalidState state;

        InvalidStateException(InvalidState state) {
            super(state.name(), null, false, false);
            this.state = state;
        }

        InvalidState state() {
            return state;
        }
    }
}
