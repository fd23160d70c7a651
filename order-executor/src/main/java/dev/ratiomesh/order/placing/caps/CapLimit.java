package dev.ratiomesh.order.placing.caps;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Names the most that may be reserved and spent under one cap.
 *
 * @param limit null without a limit
 */
public record CapLimit(CapKey key, @Nullable BigDecimal limit) {}
