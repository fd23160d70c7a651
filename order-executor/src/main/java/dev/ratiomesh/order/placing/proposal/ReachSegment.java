package dev.ratiomesh.order.placing.proposal;

import java.util.Locale;

/**
 * Names a segment of orders that share one reach estimate: a provider and a genre.
 *
 * @param provider as briefs name it
 * @param genre stripped and in lower case, as benchmarks are looked up
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
