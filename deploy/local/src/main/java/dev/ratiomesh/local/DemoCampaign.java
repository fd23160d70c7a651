package dev.ratiomesh.local;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Creates a campaign on a video of the sandbox that is behind its benchmark: advertising lets it catch up within
 * minutes.
 */
record DemoCampaign(OperatorApi api, String campaigns, Clock clock) {
    private static final String ID = "demo";

    /** Creates the campaign once; at a later start it exists already, which is answered 409 or taken as a repeat. */
    void create() throws IOException, InterruptedException {
        int status = api.post(campaigns, ID, brief());
        if (status != 202 && status != 409 && status != 422) {
            throw new IOException("The demo campaign was answered " + status);
        }
    }

    private Map<String, Object> brief() {
        return Map.of(
                "campaignId",
                ID,
                "tenantId",
                "demo-label",
                "videoId",
                "demo-video1",
                "title",
                "Demo single",
                "genre",
                "Pop",
                "viewGoal",
                5_000_000,
                "deadline",
                clock.instant().plus(Duration.ofDays(90)).toString(),
                "cadence",
                "PT10S",
                "budget",
                Map.of(
                        "currency",
                        "USD",
                        "cap",
                        "200.00",
                        "dailyCap",
                        "50.00",
                        "orderCap",
                        "50.00",
                        "autoApproveUpTo",
                        "50.00"),
                "reach",
                Map.of("provider", "google-ads", "account", "1234567890"));
    }
}
