package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import dev.ratiomesh.order.placing.state.Order;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Caps and holds as they are read, and lists of them as parameters. */
final class CapRows {
    private CapRows() {}

    static Uni<List<CapBalance>> states(Mutiny.Session session, List<CapKey> keys) {
        return session.createNativeQuery(CapSql.LOCK, Object[].class)
                .setParameter("ids", column(keys, CapKey::text))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new CapBalance(
                                new CapKey((String) row[0]), (BigDecimal) row[1], (BigDecimal) row[2], (BigDecimal)
                                        row[3]))
                        .toList());
    }

    static Uni<CapReservations> holds(Mutiny.Session session, Order order) {
        return session.createNativeQuery(CapSql.HOLDS, Object[].class)
                .setParameter("orderId", order.proposal().orderId())
                .getResultList()
                .map(rows -> {
                    Map<CapKey, Reservation> holds = new HashMap<>();
                    rows.forEach(row -> holds.put(
                            new CapKey((String) row[0]), new Reservation((BigDecimal) row[1], (BigDecimal) row[2])));
                    return new CapReservations(holds);
                });
    }

    static <S> @Nullable String[] column(List<S> rows, Function<S, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
