package dev.ratiomesh.sandbox.ads.account;

import dev.ratiomesh.sandbox.ads.account.AdFacts.AdDisapproval;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Ad;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the resources of one customer's ad account. */
public final class AdAccount {
    private final Map<ResourceKind, Map<Long, AdsResource>> resources = new EnumMap<>(ResourceKind.class);
    private final Map<String, Long> campaignNames = new HashMap<>();
    private final Map<String, Long> budgetNames = new HashMap<>();
    private final Map<Long, List<Ad>> ads = new HashMap<>();
    private final Map<Long, Long> corrections = new HashMap<>();
    private final Map<Long, AdDisapproval> disapprovals = new HashMap<>();

    void put(AdsResource resource) {
        resources
                .computeIfAbsent(resource.kind(), kind -> new LinkedHashMap<>())
                .put(resource.id(), resource);
        if (resource instanceof AdsCampaign campaign) {
            holdName(campaignNames, campaign.name(), campaign.id(), campaign.status() != CampaignStatus.REMOVED);
        }
        if (resource instanceof AdsBudget budget) {
            holdName(budgetNames, budget.name(), budget.id(), !budget.removed());
        }
        if (resource instanceof Ad ad) {
            ads.computeIfAbsent(ad.campaignId(), id -> new ArrayList<>()).add(ad);
        }
    }

    void correct(long campaignId, long micros) {
        corrections.merge(campaignId, micros, Long::sum);
    }

    /** Records a disapproval. The first one counts, because a disapproved campaign stays so. */
    void disapprove(AdDisapproval disapproval) {
        disapprovals.putIfAbsent(disapproval.campaignId(), disapproval);
    }

    public Optional<AdDisapproval> disapproval(long campaignId) {
        return Optional.ofNullable(disapprovals.get(campaignId));
    }

    public Optional<AdsResource> find(ResourceKind kind, long id) {
        return Optional.ofNullable(resources.getOrDefault(kind, Map.of()).get(id));
    }

    public Collection<AdsCampaign> campaigns() {
        return resources.getOrDefault(ResourceKind.CAMPAIGN, Map.of()).values().stream()
                .map(AdsCampaign.class::cast)
                .toList();
    }

    /** Finds the active or paused campaign of a name. */
    public Optional<AdsCampaign> campaignNamed(String name) {
        return Optional.ofNullable(campaignNames.get(name))
                .flatMap(id -> find(ResourceKind.CAMPAIGN, id))
                .map(AdsCampaign.class::cast);
    }

    public boolean holdsBudgetName(String name) {
        return budgetNames.containsKey(name);
    }

    public AdsBudget budgetOf(AdsCampaign campaign) {
        return (AdsBudget) find(ResourceKind.BUDGET, campaign.budgetId()).orElseThrow();
    }

    public List<Ad> adsOf(long campaignId) {
        return List.copyOf(ads.getOrDefault(campaignId, List.of()));
    }

    /** Returns the money that the campaign has spent, before any correction, in micros. */
    long deliveredMicros(AdsCampaign campaign, Instant simulated) {
        Instant shown = disapproval(campaign.id())
                .map(AdDisapproval::simulatedAt)
                .filter(simulated::isAfter)
                .orElse(simulated);
        return ads.containsKey(campaign.id()) ? SpendDelivery.spentMicros(campaign, budgetOf(campaign), shown) : 0;
    }

    /** Returns the cost that reports show for the campaign, in micros. */
    public long billedMicros(AdsCampaign campaign, Instant simulated) {
        long correction = corrections.getOrDefault(campaign.id(), 0L);
        return Math.max(0, deliveredMicros(campaign, simulated) + correction);
    }

    private static void holdName(Map<String, Long> names, String name, long id, boolean held) {
        if (held) {
            names.put(name, id);
        } else {
            names.remove(name, id);
        }
    }
}
