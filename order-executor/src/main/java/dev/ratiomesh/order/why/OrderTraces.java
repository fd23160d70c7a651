package dev.ratiomesh.order.why;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order has left behind.
 *
 * @param exchanges with the provider, redacted; the latest of a call stand last
 * @param ledger the first thousand lines
 * @param steps all but the reports between the first and the last
 */
public record OrderTraces(List<ExchangeTrace> exchanges, List<LedgerTrace> ledger, List<StepTrace> steps) {

    /**
     * One exchange, or several equal ones in a row.
     *
     * @param requestHash SHA-256 of the request as it was sent
     * @param outcome ANSWERED, NO_ANSWER (it may have reached the provider) or NOT_CALLED (it surely did not)
     * @param answer the provider's words, or why there are none
     * @param answerHash SHA-256 of the answer before it was redacted and cut
     * @param times how often in a row
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

    /** A line of the ledger: RESERVED, RELEASED or SPENT. */
    public record LedgerTrace(String kind, String currency, BigDecimal amount, Instant at, String note) {}

    /** A step as it was told. */
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
