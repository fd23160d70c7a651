package dev.ratiomesh.order.placing.proposal;

import java.util.Locale;

/**
 * Orders that teach each other: those of one provider for one genre.
 *
 * @param provider as briefs name it
 * @param genre in lower case and without blanks around it, as benchmarks are found
 */
public record ReachSegment(String provider, String genre) {
    public ReachSegment {
        genre = genre.strip().toLowerCase(Locale.ROOT);
    }

    public static ReachSegment of(CampaignBrief campaign) {
        return new ReachSegment(
                campaign.brief().reach().provider(), campaign.brief().genre());
    }
}
