package dev.ratiomesh.order.placing.caps;

import dev.ratiomesh.contracts.order.RefusalCode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the tightest of the caps leaves.
 *
 * @param refusalCode what is said when it leaves nothing
 * @param name of the cap that binds
 */
public record TightestCap(RefusalCode refusalCode, String name, BigDecimal remaining) {

    /** Of the order cap and the caps as they stand. */
    public static TightestCap of(BigDecimal orderCap, Collection<CapBalance> caps) {
        TightestCap order = new TightestCap(RefusalCode.ORDER_CAP, "orderCap", orderCap);
        Stream<TightestCap> others = caps.stream().map(TightestCap::of).filter(Objects::nonNull);
        return Stream.concat(Stream.of(order), others)
                .min(Comparator.comparing(TightestCap::remaining))
                .orElse(order);
    }

    private static @org.jspecify.annotations.Nullable TightestCap of(CapBalance cap) {
        BigDecimal left = cap.remaining();
        return left == null
                ? null
                : new TightestCap(cap.key().scope().refusalCode(), cap.key().text(), left);
    }
}
