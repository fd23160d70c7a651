package dev.ratiomesh.sandbox.ads.account;

import java.time.Instant;
import java.util.List;

/** Holds the facts that the ads journal and the control API record, one record a fact. Journal kinds do not depend on these names. */
public final class AdFacts {
    private AdFacts() {}

    /**
     * Records that a campaign was accepted. Such facts are never changed or removed: two of one name are two paid
     * orders.
     */
    public record AcceptedCampaign(Instant acceptedAt, String customer, long campaignId) {}

    /** Records a late correction of a campaign's cost, in micros, usually negative. One line of the journal. */
    public record SpendCorrection(String customer, long campaignId, long micros) {}

    /**
     * Records that a policy review turned down a campaign's ads; they are not shown from then on. One line of the
     * journal.
     */
    public record AdDisapproval(String customer, long campaignId, String topic, Instant simulatedAt) {}

    /** Records one accepted request with the resources that the account holds from then on. One line of the journal. */
    public record SavedResources(EventTime at, String customer, List<AdsResource> resources) {}

    /** Records the status that a campaign has from this simulated moment on. */
    public record StatusChange(Instant simulatedAt, CampaignStatus status) {}

    /** Holds one moment on both clocks. */
    public record EventTime(Instant real, Instant simulated) {}

    /** Names the account and the major version of the API that a request addresses. */
    public record RequestTarget(int version, String customer) {}
}
