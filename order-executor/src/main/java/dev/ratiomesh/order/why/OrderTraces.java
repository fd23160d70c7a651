package dev.ratiomesh.order.why;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of an order.
 *
 * @param exchanges with the provider, redacted; ordered by time within a call
 * @param ledger the first 1000 entries
 * @param steps published events; of those in state RUNNING the first and the last
 */
public record OrderTraces(List<ExchangeTrace> exchanges, List<LedgerTrace> ledger, List<StepTrace> steps) {

    /**
     * Holds one exchange, or several equal ones in a row.
     *
     * @param requestHash SHA-256 of the request as it was sent
     * @param outcome ANSWERED, NO_ANSWER (the request may have reached the provider) or NOT_CALLED (it certainly did not)
     * @param answer the provider's answer, or the reason why there is none
     * @param answerHash SHA-256 of the answer before it was redacted and cut
     * @param times number of equal exchanges in a row
     */
    public record ExchangeTrace(
            String call,
            int number,
            int attempt,
            String method,
            String path,
            String request,
            String requestHash,
            String outcome,
            @Nullable Integer status,
            String answer,
            String answerHash,
            Instant firstAt,
            long firstMillis,
            Instant lastAt,
            long lastMillis,
            long times) {}

    /** Holds an entry of the ledger: RESERVED, RELEASED or SPENT. */
    public record LedgerTrace(String kind, String currency, BigDecimal amount, Instant at, String note) {}

    /** Holds a version of the order as its event published it. */
    public record StepTrace(
            long version,
            String type,
            String state,
            BigDecimal spent,
            long views,
            @Nullable String by,
            @Nullable String detail,
            Instant at) {}
}
