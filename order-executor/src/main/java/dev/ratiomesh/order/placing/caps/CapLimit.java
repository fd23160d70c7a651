package dev.ratiomesh.order.placing.caps;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much a cap allows.
 *
 * @param limit null for no limit
 */
public record CapLimit(CapKey key, @Nullable BigDecimal limit) {}
