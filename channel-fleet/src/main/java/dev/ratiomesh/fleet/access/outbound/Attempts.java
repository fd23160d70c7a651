package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.Attempt;
import dev.ratiomesh.fleet.access.Attempt.Misused;
import dev.ratiomesh.fleet.access.Attempt.Outcome.Failed;
import dev.ratiomesh.fleet.access.Attempt.Seen;
import dev.ratiomesh.fleet.access.Attempt.Stage;
import dev.ratiomesh.fleet.access.Feature;
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
public class Attempts {
    private final Pool pool;
    private final Vault vault;
    private final Clock clock;
    private final AccessConfig config;

    Attempts(Pool pool, Vault vault, Clock clock, FleetConfig config) {
        this.pool = pool;
        this.vault = vault;
        this.clock = clock;
        this.config = config.access();
    }

    /** False when the tenant has too many open. */
    Uni<Boolean> open(Attempt attempt, String state) {
        Instant now = clock.instant();
        EncryptedSecret verifier =
                vault.seal(Vault.verifier(attempt.tenantId(), attempt.id()), String.valueOf(attempt.verifier()));
        Tuple values = Tuple.of(attempt.id(), attempt.tenantId(), attempt.by())
                .addArrayOfString(Feature.words(attempt.wanted()).toArray(String[]::new))
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
    Uni<Attempt> take(String state) {
        return pool.preparedQuery(AttemptSql.TAKE)
                .execute(Tuple.tuple().addBuffer(hash(state)).addOffsetDateTime(PgRows.time(clock.instant())))
                .chain(rows -> rows.size() == 1
                        ? Uni.createFrom().item(attempt(rows.iterator().next()))
                        : why(state));
    }

    Uni<Void> end(Attempt attempt, Failed failed) {
        String outcome = failed.fault() == Attempt.Fault.CONSENT_DENIED ? "DENIED" : "FAILED";
        Tuple values = Tuple.of(attempt.id(), outcome, failed.fault().name(), failed.words())
                .addString(failed.channelId().isEmpty() ? null : failed.channelId())
                .addOffsetDateTime(PgRows.time(clock.instant()));
        return pool.preparedQuery(AttemptSql.END).execute(values).replaceWithVoid();
    }

    /** Null for the tenant is every tenant. */
    public Uni<Optional<Seen>> see(String id, @Nullable String tenantId) {
        return pool.preparedQuery(AttemptSql.SEE)
                .execute(Tuple.of(id, tenantId))
                .map(rows -> PgRows.first(rows, this::seen));
    }

    private Uni<Attempt> why(String state) {
        return pool.preparedQuery(AttemptSql.WHY)
                .execute(Tuple.tuple().addBuffer(hash(state)))
                .map(rows -> {
                    throw new BadState(PgRows.first(rows, Attempts::misused).orElse(Misused.STATE_UNKNOWN));
                });
    }

    private static Misused misused(Row row) {
        return row.getString("outcome").equals("WAITING") ? Misused.STATE_EXPIRED : Misused.STATE_USED;
    }

    private Attempt attempt(Row row) {
        String id = row.getString("id");
        String tenantId = row.getString("tenant_id");
        EncryptedSecret verifier = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("verifier").getBytes());
        try {
            return new Attempt(
                    id,
                    tenantId,
                    row.getString("asked_by"),
                    features(row, "features"),
                    row.getString("expected_channel"),
                    row.getString("return_to"),
                    vault.open(Vault.verifier(tenantId, id), verifier).value());
        } catch (DecryptionException e) {
            // its key was taken away within the quarter of an hour that it lives
            throw new BadState(Misused.STATE_EXPIRED);
        }
    }

    private Seen seen(Row row) {
        Instant expires = PgRows.instant(row, "expires_at");
        return new Seen(
                row.getString("id"),
                Stage.of(row.getString("outcome"), expires, clock.instant()),
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

    private static List<Feature> features(Row row, String column) {
        return words(row, column).stream()
                .map(Feature::of)
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
