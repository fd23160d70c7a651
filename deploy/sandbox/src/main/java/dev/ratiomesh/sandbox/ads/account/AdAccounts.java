package dev.ratiomesh.sandbox.ads.account;

import dev.ratiomesh.sandbox.ads.account.AdFacts.AcceptedCampaign;
import dev.ratiomesh.sandbox.ads.account.AdFacts.AdDisapproval;
import dev.ratiomesh.sandbox.ads.account.AdFacts.SavedResources;
import dev.ratiomesh.sandbox.ads.account.AdFacts.SpendCorrection;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Ad;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.journal.JournalLine;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds all ad accounts. They change by facts only, each written to the journal first and applied the same way at a
 * restart.
 */
public final class AdAccounts {
    private static final String SAVED = "ads.saved";
    private static final String CORRECTED = "ads.corrected";
    private static final String DISAPPROVED = "ads.disapproved";
    private static final long FIRST_ID = 1_000_001;

    private final Journal journal;
    private final Map<String, AdAccount> accounts = new LinkedHashMap<>();
    private final List<AcceptedCampaign> acceptances = new ArrayList<>();
    private final Map<String, Set<CampaignRef>> byVideo = new HashMap<>();
    private long nextId = FIRST_ID;

    public AdAccounts(Journal journal) {
        this.journal = journal;
        journal.past().forEach(this::remember);
    }

    /** Names a campaign of a customer. */
    public record CampaignRef(String customer, long campaignId) {}

    public AdAccount account(String customer) {
        return accounts.computeIfAbsent(customer, absent -> new AdAccount());
    }

    public long nextId() {
        return nextId;
    }

    public List<AcceptedCampaign> acceptances() {
        return List.copyOf(acceptances);
    }

    Set<CampaignRef> campaignsShowing(String videoId) {
        return byVideo.getOrDefault(videoId, Set.of());
    }

    public AdsCampaign campaign(CampaignRef ref) {
        return (AdsCampaign) account(ref.customer())
                .find(ResourceKind.CAMPAIGN, ref.campaignId())
                .orElseThrow();
    }

    public void save(SavedResources saved) {
        journal.append(SAVED, saved);
        apply(saved);
    }

    /** Corrects the cost of the latest campaign of that name; false when no account ever had one. */
    public boolean correctCost(String campaignName, long micros) {
        Optional<AcceptedCampaign> latest = latest(campaignName);
        latest.ifPresent(accepted -> {
            SpendCorrection correction = new SpendCorrection(accepted.customer(), accepted.campaignId(), micros);
            journal.append(CORRECTED, correction);
            apply(correction);
        });
        return latest.isPresent();
    }

    /** Turns down the ads of the latest campaign of that name; false when no account ever had one. */
    public boolean disapprove(String campaignName, String topic, Instant simulatedAt) {
        Optional<AcceptedCampaign> latest = latest(campaignName);
        latest.ifPresent(accepted -> {
            AdDisapproval disapproval =
                    new AdDisapproval(accepted.customer(), accepted.campaignId(), topic, simulatedAt);
            journal.append(DISAPPROVED, disapproval);
            apply(disapproval);
        });
        return latest.isPresent();
    }

    private Optional<AcceptedCampaign> latest(String campaignName) {
        return acceptances.stream()
                .filter(accepted -> campaign(new CampaignRef(accepted.customer(), accepted.campaignId()))
                        .name()
                        .equals(campaignName))
                .reduce((earlier, later) -> later);
    }

    private void remember(JournalLine line) {
        try {
            switch (line.kind()) {
                case SAVED -> apply(SandboxJson.read(line.fact(), SavedResources.class));
                case CORRECTED -> apply(SandboxJson.read(line.fact(), SpendCorrection.class));
                case DISAPPROVED -> apply(SandboxJson.read(line.fact(), AdDisapproval.class));
                default -> {
                    // a fact of another part
                }
            }
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(
                    "The journal holds an unreadable " + line.kind() + ": " + e.getMessage(), e);
        }
    }

    private void apply(SpendCorrection correction) {
        account(correction.customer()).correct(correction.campaignId(), correction.micros());
    }

    private void apply(AdDisapproval disapproval) {
        account(disapproval.customer()).disapprove(disapproval);
    }

    private void apply(SavedResources saved) {
        AdAccount account = account(saved.customer());
        for (AdsResource resource : saved.resources()) {
            if (resource instanceof AdsCampaign
                    && account.find(resource.kind(), resource.id()).isEmpty()) {
                acceptances.add(new AcceptedCampaign(saved.at().real(), saved.customer(), resource.id()));
            }
            if (resource instanceof Ad ad) {
                byVideo.computeIfAbsent(ad.videoId(), id -> new LinkedHashSet<>())
                        .add(new CampaignRef(saved.customer(), ad.campaignId()));
            }
            account.put(resource);
            nextId = Math.max(nextId, resource.id() + 1);
        }
    }
}
