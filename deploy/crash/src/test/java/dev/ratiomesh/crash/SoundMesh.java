package dev.ratiomesh.crash;

import dev.ratiomesh.crash.invariant.FinalAudit;
import dev.ratiomesh.crash.invariant.MeshObservation;
import dev.ratiomesh.crash.invariant.OrderBooks;
import dev.ratiomesh.crash.invariant.OrderBooks.CapSeen;
import dev.ratiomesh.crash.invariant.OrderBooks.OrderSeen;
import dev.ratiomesh.crash.invariant.ProviderCampaign;
import dev.ratiomesh.crash.invariant.QuiescentState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Holds the observations of a mesh without violations; tests falsify one value each. */
public final class SoundMesh {
    public static final String ORDER = "o-1";
    public static final String CAP = "campaign/c-1/USD";

    private SoundMesh() {}

    public static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    public static ProviderCampaign accepted() {
        return new ProviderCampaign(ORDER, "2026-11-21T10:00:00Z", usd("7.00"), usd("6.50"), "REMOVED");
    }

    public static OrderSeen order(String state) {
        return new OrderSeen(ORDER, "c-1", state, 5, usd("7.00"), usd("6.50"));
    }

    public static CapSeen cap() {
        return new CapSeen(CAP, usd("10.00"), usd("0"), usd("6.50"));
    }

    public static OrderBooks books(OrderSeen order, CapSeen cap) {
        return new OrderBooks(List.of(order), List.of(cap), Map.of(CAP, cap.used()), Map.of(ORDER, usd("6.50")));
    }

    public static OrderBooks books() {
        return books(order("SETTLED"), cap());
    }

    public static MeshObservation observation(List<ProviderCampaign> accepted, OrderBooks books) {
        return new MeshObservation(accepted, books, accepted, List.of());
    }

    public static MeshObservation observation() {
        return observation(List.of(accepted()), books());
    }

    public static QuiescentState atRest() {
        return new QuiescentState(
                observation(),
                Map.of("orders", 0L),
                Map.of(ORDER, FinalAudit.format(order("SETTLED"))),
                Map.of("order_view", List.of("row")),
                Map.of("order_view", List.of("row")));
    }
}
