package dev.ratiomesh.order.placing.caps;

import dev.ratiomesh.contracts.order.RefusalCode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names the cap under which the least remains.
 *
 * @param refusalCode of the refusal when nothing remains
 * @param name key of the cap, or {@code orderCap}
 * @param remaining in major units; may be below 0
 */
public record TightestCap(RefusalCode refusalCode, String name, BigDecimal remaining) {

    /** Compares the brief's order cap and the balances; a cap without a limit never binds. */
    public static TightestCap of(BigDecimal orderCap, Collection<CapBalance> balances) {
        TightestCap orderLimit = new TightestCap(RefusalCode.ORDER_CAP, "orderCap", orderCap);
        Stream<TightestCap> limited = balances.stream().map(TightestCap::of).filter(Objects::nonNull);
        return Stream.concat(Stream.of(orderLimit), limited)
                .min(Comparator.comparing(TightestCap::remaining))
                .orElse(orderLimit);
    }

    private static @Nullable TightestCap of(CapBalance balance) {
        BigDecimal remaining = balance.remaining();
        return remaining == null
                ? null
                : new TightestCap(
                        balance.key().scope().refusalCode(), balance.key().text(), remaining);
    }
}
