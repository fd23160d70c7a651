package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.order.placing.execution.SecretRedaction;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange.NoResponse;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange.NotSent;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange.Response;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Records the provider calls of one order until {@link ExchangeLog} stores them. It is bound to the Vert.x context on which
 * the order is worked on, as a trace is, so that calls need not pass the order along.
 */
public final class ExchangeRecorder {
    private static final String CONTEXT_KEY = ExchangeRecorder.class.getName();
    /** Most exchanges that wait to be stored; further ones are not recorded. */
    private static final int MAX_ENTRIES = 64;

    private final Clock clock;
    private final Queue<RecordedExchange> entries = new ConcurrentLinkedQueue<>();
    private volatile List<RecordedExchange> beingSaved = List.of();

    private ExchangeRecorder(Clock clock) {
        this.clock = clock;
    }

    /**
     * One redacted exchange.
     *
     * @param call the provider's method; equal consecutive exchanges of one call become one row
     * @param requestHash SHA-256 of the request as it was sent, hexadecimal
     * @param outcome ANSWERED, NO_ANSWER (the request may have arrived) or NOT_CALLED (it certainly did not)
     * @param status the HTTP status, null without a response
     * @param answer the response body, or why there is none
     * @param answerHash SHA-256 of the response before it is redacted and cut, hexadecimal
     * @param at when the call started
     * @param millis the duration of the call in milliseconds
     */
    record RecordedExchange(
            String call,
            String method,
            String path,
            String request,
            String requestHash,
            String outcome,
            @Nullable Integer status,
            String answer,
            String answerHash,
            Instant at,
            long millis) {}

    /** Starts to record the calls on this context. Without a duplicated context nothing is recorded. */
    public static ExchangeRecorder start(Clock clock) {
        ExchangeRecorder recorder = new ExchangeRecorder(clock);
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(CONTEXT_KEY, recorder);
        }
        return recorder;
    }

    /** Returns the recorder of this context, null where nothing is recorded. */
    static @Nullable ExchangeRecorder current() {
        return VertxContext.isOnDuplicatedContext()
                ? ContextLocals.<ExchangeRecorder>get(CONTEXT_KEY).orElse(null)
                : null;
    }

    Instant now() {
        return clock.instant();
    }

    void add(RecordedExchange entry) {
        if (entries.size() < MAX_ENTRIES) {
            entries.add(entry);
        }
    }

    /** Returns the entries to store; they stay here until {@link #discardSaved}. */
    List<RecordedExchange> pendingEntries() {
        beingSaved = List.copyOf(entries);
        return beingSaved;
    }

    /** Drops the entries that the last {@link #pendingEntries} returned. */
    void discardSaved() {
        entries.removeAll(beingSaved);
        beingSaved = List.of();
    }

    /** A call in progress, which becomes an entry when it ends. */
    static final class CallRecording {
        private final @Nullable ExchangeRecorder recorder;
        private final String method;
        private final String path;
        private final String body;
        private final Instant startedAt;
        private final Set<String> secrets = ConcurrentHashMap.newKeySet();

        private CallRecording(@Nullable ExchangeRecorder recorder, String method, String path, String body) {
            this.recorder = recorder;
            this.method = method;
            this.path = path;
            this.body = body;
            this.startedAt = recorder == null ? Instant.EPOCH : recorder.now();
        }

        /** Starts the recording of a call; it does nothing when no order is recorded on this context. */
        static CallRecording start(String method, String path, String body) {
            return new CallRecording(current(), method, path, body);
        }

        /** Adds a secret that is removed from everything that is recorded. */
        void redact(String secret) {
            secrets.add(secret);
        }

        void end(HttpExchange exchange) {
            if (recorder == null) {
                return;
            }
            if (exchange instanceof Response response) {
                add(recorder, "ANSWERED", response.status(), response.body().toString());
            } else if (exchange instanceof NotSent notSent) {
                add(recorder, "NOT_CALLED", null, notSent.message());
            } else {
                add(recorder, "NO_ANSWER", null, ((NoResponse) exchange).message());
            }
        }

        private void add(ExchangeRecorder target, String outcome, @Nullable Integer status, String answer) {
            Instant now = target.now();
            target.add(new RecordedExchange(
                    path.substring(path.lastIndexOf('/') + 1),
                    method,
                    SecretRedaction.redact(path, secrets),
                    SecretRedaction.redact(body, secrets),
                    Sha256.hex(body),
                    outcome,
                    status,
                    SecretRedaction.redact(answer, secrets),
                    Sha256.hex(answer),
                    startedAt,
                    Duration.between(startedAt, now).toMillis()));
        }
    }
}
