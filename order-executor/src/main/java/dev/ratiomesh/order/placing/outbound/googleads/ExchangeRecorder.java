package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.order.placing.execution.SecretRedaction;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.NoResponse;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.NotSent;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.Response;
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
 * What was asked of a provider for one order and has not been written down yet. It belongs to the Vert.x context that the
 * order is worked on, as a trace does, so that calls need not carry the order with them.
 */
public final class ExchangeRecorder {
    private static final String CONTEXT_KEY = ExchangeRecorder.class.getName();
    private static final int MAX_ENTRIES = 64;

    private final Clock clock;
    private final Queue<RecordedExchange> entries = new ConcurrentLinkedQueue<>();

    private volatile List<RecordedExchange> beingSaved = List.of();

    private ExchangeRecorder(Clock clock) {
        this.clock = clock;
    }

    /**
     * One exchange, redacted.
     *
     * @param call the provider's method; equal exchanges of one call in a row are one row
     * @param requestHash of the request as it was sent, SHA-256, hexadecimal
     * @param status null when there was no answer
     * @param answer its words, or why there is none
     * @param answerHash of the answer before it was redacted and cut
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

    /** From now on the calls made on this context are noted; without a context of its own nothing is. */
    public static ExchangeRecorder start(Clock clock) {
        ExchangeRecorder diary = new ExchangeRecorder(clock);
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(CONTEXT_KEY, diary);
        }
        return diary;
    }

    /** Null where nothing is noted. */
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

    /** All that is to be written; it stays here until {@link #discardSaved}. */
    List<RecordedExchange> pendingEntries() {
        beingSaved = List.copyOf(entries);
        return beingSaved;
    }

    void discardSaved() {
        entries.removeAll(beingSaved);
        beingSaved = List.of();
    }

    /** One call that is being made, and becomes an entry of the diary when it has ended. */
    static final class CallRecording {
        private final @Nullable ExchangeRecorder recorder;
        private final String method;
        private final String path;
        private final String body;
        private final Instant startedAt;
        private final Set<String> secrets = ConcurrentHashMap.newKeySet();

        private CallRecording(@Nullable ExchangeRecorder diary, String method, String path, String body) {
            this.recorder = diary;
            this.method = method;
            this.path = path;
            this.body = body;
            this.startedAt = diary == null ? Instant.EPOCH : diary.now();
        }

        /** Of the order that is worked on here, if one is. */
        static CallRecording start(String method, String path, String body) {
            return new CallRecording(ExchangeRecorder.current(), method, path, body);
        }

        /** This must not be written anywhere. */
        void redact(String secret) {
            secrets.add(secret);
        }

        void end(HttpExchange exchange) {
            if (recorder == null) {
                return;
            }
            if (exchange instanceof Response answered) {
                add(recorder, "ANSWERED", answered.status(), answered.body().toString());
            } else if (exchange instanceof NotSent not) {
                add(recorder, "NOT_CALLED", null, not.message());
            } else {
                add(recorder, "NO_ANSWER", null, ((NoResponse) exchange).message());
            }
        }

        private void add(ExchangeRecorder into, String outcome, @Nullable Integer status, String answer) {
            Instant now = into.now();
            into.add(new ExchangeRecorder.RecordedExchange(
                    path.substring(path.lastIndexOf('/') + 1),
                    method,
                    SecretRedaction.of(path, secrets),
                    SecretRedaction.of(body, secrets),
                    Sha256.hex(body),
                    outcome,
                    status,
                    SecretRedaction.of(answer, secrets),
                    Sha256.hex(answer),
                    startedAt,
                    Duration.between(startedAt, now).toMillis()));
        }
    }
}
