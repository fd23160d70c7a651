package dev.ratiomesh.campaign;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.contracts.target.Measure;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.contracts.video.VideoFact.VideoUnavailable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes facts and orders of the other services. */
final class Facts {
    static final Instant NOW = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private static final String VIDEO = "x_BjvhMW9TE";
    private static final String MODEL = "m-1";

    private Facts() {}

    static VideoObserved observed(String id, String tenant, Instant at, long views, Long likes) {
        return observed(id, tenant, at, views, likes, 500_000);
    }

    static VideoObserved observed(String id, String tenant, Instant at, long views, Long likes, long goal) {
        return new VideoObserved(id, tenant, VIDEO, at, views, likes, 12L, null, "J-Pop & Anime", goal);
    }

    static VideoUnavailable unavailable(String id, String tenant, Instant at) {
        return new VideoUnavailable(id, tenant, VIDEO, at, 3, VideoFact.Reason.NOT_FOUND);
    }

    static TargetComputed behind(String id, String tenant, Instant at, long views) {
        Measure likes = new Measure(Verdict.BEHIND, null, 10L, 12_345_678.5, 20.0, 60.0, 30.0, 900.0, 0.03, MODEL);
        Measure comments = new Measure(Verdict.ON_TRACK, null, 12L, 11.0, 8.0, 15.0, -1.0, 90.0, 0.003, MODEL);
        return new TargetComputed(
                id, tenant, VIDEO, at, views, "J-Pop & Anime", 500_000, 12.5, Verdict.BEHIND, likes, comments);
    }

    static OrderView order(String orderId, String id, String tenant, long version, OrderState state, String spent) {
        return new OrderView(
                orderId,
                id,
                tenant,
                VIDEO,
                version,
                state,
                "google-ads",
                "1234567890",
                "USD",
                new BigDecimal("25.00"),
                new BigDecimal(spent),
                900,
                0,
                30.0,
                NOW,
                MODEL,
                null,
                null,
                NOW);
    }
}
