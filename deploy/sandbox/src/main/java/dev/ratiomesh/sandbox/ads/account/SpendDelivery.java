package dev.ratiomesh.sandbox.ads.account;

import dev.ratiomesh.sandbox.ads.account.AdFacts.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Calculates the money that a campaign has spent. Pure: status history and schedule in, micros out. A total budget is
 * spent evenly over the schedule and never exceeded; a pause loses its share. A daily budget may take up to twice its
 * amount on one day and balances that on the next, as Google's does.
 */
public final class SpendDelivery {
    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private SpendDelivery() {}

    static long spentMicros(AdsResource.AdsCampaign campaign, AdsResource.AdsBudget budget, Instant simulated) {
        double active = activeSeconds(campaign, simulated);
        Long total = budget.totalMicros();
        if (total != null) {
            double length = campaign.schedule().length().orElseThrow().toSeconds();
            return Math.min(total, (long) (total * (active / length)));
        }
        Long daily = budget.dailyMicros();
        return daily == null ? 0 : (long) (daily * dayShares(active / DAY_SECONDS, campaign.id()));
    }

    public static String primaryStatus(AdsResource.AdsCampaign campaign, boolean serves, Instant simulated) {
        if (campaign.status() != CampaignStatus.ENABLED) {
            return campaign.status().name();
        }
        if (!simulated.isBefore(campaign.schedule().endsAt())) {
            return "ENDED";
        }
        if (!serves) {
            return "NOT_ELIGIBLE";
        }
        return simulated.isBefore(campaign.schedule().beginsAt()) ? "PENDING" : "ELIGIBLE";
    }

    private static double activeSeconds(AdsResource.AdsCampaign campaign, Instant simulated) {
        List<StatusChange> history = campaign.history();
        double seconds = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).status() == CampaignStatus.ENABLED) {
                Instant until = i + 1 < history.size() ? history.get(i + 1).simulatedAt() : Instant.MAX;
                Instant to =
                        earlier(earlier(until, simulated), campaign.schedule().endsAt());
                Instant from =
                        later(history.get(i).simulatedAt(), campaign.schedule().beginsAt());
                seconds += Math.max(0, Duration.between(from, to).toMillis() / 1000d);
            }
        }
        return seconds;
    }

    /** Returns the budget spent in some days, in days' worth: each pair of days takes two, unevenly. */
    private static double dayShares(double days, long seed) {
        long pairs = (long) (days / 2);
        double rest = days - pairs * 2;
        double firstDay = 1 + new Random(seed * 31 + pairs).nextDouble();
        double inPair = rest <= 1 ? rest * firstDay : firstDay + (rest - 1) * (2 - firstDay);
        return pairs * 2 + inPair;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
