package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.order.placing.execution.SecretRedaction;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.NoResponse;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.NotSent;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One call that is being made, and becomes an entry of the diary when it has ended. */
final class Noting {
    private final @Nullable ExchangeRecorder diary;
    private final String method;
    private final String path;
    private final String body;
    private final Instant began;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    private Noting(@Nullable ExchangeRecorder diary, String method, String path, String body) {
        this.diary = diary;
        this.method = method;
        this.path = path;
        this.body = body;
        this.began = diary == null ? Instant.EPOCH : diary.now();
    }

    /** Of the order that is worked on here, if one is. */
    static Noting begin(String method, String path, String body) {
        return new Noting(ExchangeRecorder.current(), method, path, body);
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
                SecretRedaction.of(path, secrets),
                SecretRedaction.of(body, secrets),
                Sha256.hex(body),
                outcome,
                status,
                SecretRedaction.of(answer, secrets),
                Sha256.hex(answer),
                began,
                Duration.between(began, now).toMillis()));
    }
}
