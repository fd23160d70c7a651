package dev.ratiomesh.sandbox.ads.account;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ratiomesh.sandbox.ads.account.AdFacts.StatusChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a resource of an ad account. These records are written to the journal as they are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdsResource.AdsBudget.class, name = "budget"),
    @JsonSubTypes.Type(value = AdsResource.AdsCampaign.class, name = "campaign"),
    @JsonSubTypes.Type(value = AdsResource.AdGroup.class, name = "adGroup"),
    @JsonSubTypes.Type(value = AdsResource.Asset.class, name = "asset"),
    @JsonSubTypes.Type(value = AdsResource.Ad.class, name = "ad")
})
public sealed interface AdsResource {

    ResourceKind kind();

    long id();

    default String nameIn(String customer) {
        return "customers/" + customer + "/" + kind().collection() + "/" + id();
    }

    /** Holds either a daily amount or a total one; the other is null. */
    record AdsBudget(
            long id,
            String name,
            @Nullable Long dailyMicros,
            @Nullable Long totalMicros,
            boolean shared,
            boolean removed)
            implements AdsResource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.BUDGET;
        }

        public AdsBudget remove() {
            return new AdsBudget(id, name, dailyMicros, totalMicros, shared, true);
        }
    }

    /** Holds a campaign with all its statuses, oldest first, never empty. */
    record AdsCampaign(long id, String name, long budgetId, CampaignSchedule schedule, List<StatusChange> history)
            implements AdsResource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.CAMPAIGN;
        }

        public CampaignStatus status() {
            return history.get(history.size() - 1).status();
        }
    }

    /** Groups the ads of one campaign. */
    record AdGroup(long id, String name, long campaignId) implements AdsResource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.AD_GROUP;
        }
    }

    /** Holds a video ({@code videoId}) or a picture ({@code picture}); the other is null. */
    record Asset(long id, String name, @Nullable String videoId, @Nullable ImageSize picture) implements AdsResource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.ASSET;
        }
    }

    /** Shows one video. */
    record Ad(long id, long adGroupId, long campaignId, String videoId) implements AdsResource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.AD;
        }

        @Override
        public String nameIn(String customer) {
            return "customers/" + customer + "/adGroupAds/" + adGroupId + "~" + id;
        }
    }
}
