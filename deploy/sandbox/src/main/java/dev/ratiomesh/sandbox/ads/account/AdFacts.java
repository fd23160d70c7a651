package dev.ratiomesh.sandbox.ads.account;

import java.time.Instant;
import java.util.List;

/** Holds the facts that the ads journal and the control API record, one record a fact. Journal kinds do not depend on these names. */
public final class AdFacts {
    private AdFacts() {}

    /** A campaign was accepted. These are never changed or removed: two of one name are two paid orders. */
    public record AcceptedCampaign(Instant acceptedAt, String customer, long campaignId) {}

    /** A late correction of what a campaign has cost, in micros, usually negative. One line of the journal. */
    public record SpendCorrection(String customer, long campaignId, long micros) {}

    /** A policy review has turned down a campaign's ads; they are not shown from then on. One line of the journal. */
    public record AdDisapproval(String customer, long campaignId, String topic, Instant simulatedAt) {}

    /** One accepted request: what an account holds from then on. One line of the journal. */
    public record SavedResources(EventTime at, String customer, List<AdsResource> resources) {}

    /** From this simulated moment on a campaign has this status. */
    public record StatusChange(Instant simulatedAt, CampaignStatus status) {}

    /** One moment on both clocks. */
    public record EventTime(Instant real, Instant simulated) {}

    /** Whose account in which major version of the API. */
    public record RequestTarget(int version, String customer) {}
}
