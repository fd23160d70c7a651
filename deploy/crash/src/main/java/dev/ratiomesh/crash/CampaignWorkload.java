package dev.ratiomesh.crash;

import dev.ratiomesh.local.OperatorApi;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Creates campaigns and sets the counts of the one video that all of them advertise. The video stays behind its
 * benchmark and its views grow, so that every campaign orders again and again until its caps allow no further order.
 */
final class CampaignWorkload {
    private static final Logger LOG = Logger.getLogger(CampaignWorkload.class.getName());
    static final String DEFAULT_DAY_CAP = "20.00";

    private static final int RUNNING_CAMPAIGNS = 6;
    private static final int MAX_TRIES = 10;
    private static final String VIDEO = "demo-video1";
    private static final long FIRST_VIEWS = 200_000;
    private static final long NEW_VIEWS = 1_000;
    private static final long LIKES_BEHIND = 1_000;
    private static final long LIKES_AHEAD = 150_000;

    private final OperatorApi api;
    private final String faults;
    private final PlainProducer upstream;
    private final Clock clock;
    private int campaigns;
    private long views = FIRST_VIEWS;

    CampaignWorkload(OperatorApi api, String sandbox, PlainProducer upstream, Clock clock) {
        this.api = api;
        this.faults = sandbox + "/sandbox/faults";
        this.upstream = upstream;
        this.clock = clock;
    }

    /** Creates one campaign and stops the one that began some rounds ago, in the middle of the disruptions. */
    void nextRound() {
        createCampaign(DEFAULT_DAY_CAP);
        if (campaigns > RUNNING_CAMPAIGNS) {
            stop(campaigns - RUNNING_CAMPAIGNS);
        }
    }

    /**
     * Creates a campaign whose cap allows three orders of 7 USD; its command is sent twice under one id, as a retrying
     * client would.
     *
     * @param dayCap daily cap in USD, 20 at most
     */
    void createCampaign(String dayCap) {
        String id = "crash-" + ++campaigns;
        String json =
                """
                {"campaignId":"%s","tenantId":"t-1","videoId":"%s","title":"Crash","genre":"Pop",
                 "viewGoal":900000000000,"deadline":"%s","cadence":"PT2S","minimumNewViews":100,
                 "budget":{"currency":"USD","cap":"20.00","dailyCap":"%s","orderCap":"7.00","autoApproveUpTo":"7.00"},
                 "reach":{"provider":"google-ads","account":"1234567890"}}
                """
                        .formatted(id, VIDEO, clock.instant().plus(Duration.ofDays(60)), dayCap);
        publishTwice(id, "create", json);
    }

    /** Stops every campaign that was not stopped before. */
    void stopAll() {
        for (int i = Math.max(1, campaigns - RUNNING_CAMPAIGNS + 1); i <= campaigns; i++) {
            stop(i);
        }
    }

    private void stop(int number) {
        String id = "crash-" + number;
        publishTwice(id, "stop", "{\"campaignId\":\"" + id + "\",\"tenantId\":\"t-1\"}");
    }

    private void publishTwice(String id, String command, String json) {
        for (int i = 0; i < 2; i++) {
            publish(id, "campaign." + command + ".v1", id + "-" + command, json);
        }
    }

    /**
     * Publishes a command, again when the broker was away for too long; the id is the same, so that a repeat has no
     * effect.
     */
    private void publish(String campaign, String type, String id, String json) {
        for (int i = 1; i < MAX_TRIES; i++) {
            try {
                upstream.publish("campaign.commands", campaign, type, id, json);
                return;
            } catch (IllegalStateException failure) {
                LOG.log(Level.FINE, "Command repeated", failure);
            }
        }
        upstream.publish("campaign.commands", campaign, type, id, json);
    }

    /** Gives the video more views than before, and still too few likes. */
    void fallBehind() throws IOException, InterruptedException {
        views += NEW_VIEWS;
        setCounts(LIKES_BEHIND);
    }

    /** Lets the video catch up: no further order is placed, and running ones end. */
    void catchUp() throws IOException, InterruptedException {
        views += NEW_VIEWS;
        setCounts(LIKES_AHEAD);
    }

    private void setCounts(long likes) throws IOException, InterruptedException {
        instruct(Map.of("set", Map.of("videoId", VIDEO, "views", views, "likes", likes, "comments", likes / 20)));
    }

    /**
     * Sends an instruction, or a list of them, to the sandbox; repeated, because on a busy machine its answer may be
     * late.
     */
    void instruct(Object instructions) throws IOException, InterruptedException {
        for (int i = 1; i < MAX_TRIES; i++) {
            try {
                send(instructions);
                return;
            } catch (HttpTimeoutException timeout) {
                LOG.log(Level.FINE, "Instruction repeated", timeout);
            }
        }
        send(instructions);
    }

    private void send(Object instructions) throws IOException, InterruptedException {
        int status = api.post(faults, instructions);
        if (status != 200) {
            throw new IOException("The sandbox answered " + status + " to " + instructions);
        }
    }
}
