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
    private static final String KEY = ExchangeRecorder.class.getName();
    private static final int MOST_ENTRIES = 64;

    private final Clock clock;
    private final Queue<RecordedExchange> entries = new ConcurrentLinkedQueue<>();

    private volatile List<RecordedExchange> taken = List.of();

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
    public static ExchangeRecorder open(Clock clock) {
        ExchangeRecorder diary = new ExchangeRecorder(clock);
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, diary);
        }
        return diary;
    }

    /** Null where nothing is noted. */
    static @Nullable ExchangeRecorder current() {
        return VertxContext.isOnDuplicatedContext()
                ? ContextLocals.<ExchangeRecorder>get(KEY).orElse(null)
                : null;
    }

    Instant now() {
        return clock.instant();
    }

    void add(RecordedExchange entry) {
        if (entries.size() < MOST_ENTRIES) {
            entries.add(entry);
        }
    }

    /** All that is to be written; it stays here until {@link #committed}. */
    List<RecordedExchange> take() {
        taken = List.copyOf(entries);
        return taken;
    }

    void committed() {
        entries.removeAll(taken);
        taken = List.of();
    }

    /** One call that is being made, and becomes an entry of the diary when it has ended. */
    static final class CallRecording {
        private final @Nullable ExchangeRecorder diary;
        private final String method;
        private final String path;
        private final String body;
        private final Instant began;
        private final Set<String> secrets = ConcurrentHashMap.newKeySet();

        private CallRecording(@Nullable ExchangeRecorder diary, String method, String path, String body) {
            this.diary = diary;
            this.method = method;
            this.path = path;
            this.body = body;
            this.began = diary == null ? Instant.EPOCH : diary.now();
        }

        /** Of the order that is worked on here, if one is. */
        static CallRecording begin(String method, String path, String body) {
            return new CallRecording(ExchangeRecorder.current(), method, path, body);
        }

        /** This must not be written anywhere. */
        void hide(String secret) {
            secrets.add(secret);
        }

        void end(HttpExchange exchange) {
            if (diary == null) {
                return;
            }
            if (exchange instanceof Response answered) {
                add(diary, "ANSWERED", answered.status(), answered.body().toString());
            } else if (exchange instanceof NotSent not) {
                add(diary, "NOT_CALLED", null, not.words());
            } else {
                add(diary, "NO_ANSWER", null, ((NoResponse) exchange).words());
            }
        }

        private void add(ExchangeRecorder into, String outcome, @Nullable Integer status, String answer) {
            Instant now = into.now();
            into.add(new ExchangeRecorder.RecordedExchange(
                    path.substring(path.lastIndexOf('/') + 1),
                    method,
                    SecretRedaction.redact(path, secrets),
                    SecretRedaction.redact(body, secrets),
                    Sha256.hex(body),
                    outcome,
                    status,
                    SecretRedaction.redact(answer, secrets),
                    Sha256.hex(answer),
                    began,
                    Duration.between(began, now).toMillis()));
        }
    }
}
