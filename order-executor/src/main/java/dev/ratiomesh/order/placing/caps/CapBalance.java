package dev.ratiomesh.order.placing.caps;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A cap as it stands: what may still be spent under it is reserved, what was spent stays spent. */
public record CapBalance(CapKey key, @Nullable BigDecimal limit, BigDecimal reserved, BigDecimal spent) {

    /** What an order may still take; below 0 when the limit was lowered or a report passed it, null without limit. */
    public @Nullable BigDecimal remaining() {
        return limit == null ? null : limit.subtract(reserved).subtract(spent);
    }
}
