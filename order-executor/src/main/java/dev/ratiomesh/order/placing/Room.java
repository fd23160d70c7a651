package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.RefusalCode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the tightest of the caps leaves.
 *
 * @param code what is said when it leaves nothing
 * @param name of the cap that binds
 */
public record Room(RefusalCode code, String name, BigDecimal left) {

    /** Of the order cap and the caps as they stand. */
    public static Room of(BigDecimal orderCap, Collection<CapState> caps) {
        Room order = new Room(RefusalCode.ORDER_CAP, "orderCap", orderCap);
        Stream<Room> others = caps.stream().map(Room::of).filter(Objects::nonNull);
        return Stream.concat(Stream.of(order), others)
                .min(Comparator.comparing(Room::left))
                .orElse(order);
    }

    private static @org.jspecify.annotations.Nullable Room of(CapState cap) {
        BigDecimal left = cap.left();
        return left == null
                ? null
                : new Room(cap.key().scope().code(), cap.key().text(), left);
    }
}
