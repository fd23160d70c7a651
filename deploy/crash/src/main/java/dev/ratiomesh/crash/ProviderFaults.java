package dev.ratiomesh.crash;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Creates the injected faults of the provider. */
record ProviderFaults(CampaignWorkload workload) {
    private static final String MUTATE = "/v25/customers/1234567890/googleAds:mutate";

    void inject(Disruption disruption) throws IOException, InterruptedException {
        workload.instruct(
                switch (disruption) {
                    case LOSE_ANSWER ->
                        List.of(
                                Map.of("target", MUTATE, "validateOnly", false, "afterSuccess", true, "count", 1),
                                Map.of("target", "ads", "afterSuccess", true, "count", 1));
                    case LATE_ANSWER ->
                        Map.of(
                                "target",
                                MUTATE,
                                "validateOnly",
                                false,
                                "afterSuccess",
                                true,
                                "delay",
                                "PT5S",
                                "count",
                                1);
                    case LATE_REFUSAL -> lateRefusal();
                    case UNAVAILABLE -> Map.of("target", "ads", "status", 503, "count", 4);
                    case TOO_MANY -> Map.of("target", "ads", "status", 429, "count", 1);
                    default -> throw new IllegalArgumentException(disruption + " is no fault of a provider");
                });
    }

    /**
     * Creates a rejection that arrives after another worker took over and sent the order again, whose acceptance is
     * late as well.
     */
    private static Object lateRefusal() {
        return List.of(
                Map.of("target", MUTATE, "validateOnly", false, "status", 400, "delay", "PT5S", "count", 1),
                Map.of("target", MUTATE, "validateOnly", false, "afterSuccess", true, "delay", "PT6S", "count", 2));
    }
}
