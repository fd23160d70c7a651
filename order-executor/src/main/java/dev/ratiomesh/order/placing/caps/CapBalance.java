package dev.ratiomesh.order.placing.caps;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Holds what orders have reserved and spent under one cap; stored in evidence.
 *
 * @param limit null without a limit
 * @param reserved may still be spent
 * @param spent was reported as spent, and stays counted
 */
public record CapBalance(CapKey key, @Nullable BigDecimal limit, BigDecimal reserved, BigDecimal spent) {

    /** Returns what a new order may reserve; below 0 when the limit was lowered or a report exceeded it, null without a limit. */
    public @Nullable BigDecimal remaining() {
        return limit == null ? null : limit.subtract(reserved).subtract(spent);
    }
}
