package dev.ratiomesh.sandbox.ads;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something an ad account holds. These records are written to the journal as they are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Resource.Budget.class, name = "budget"),
    @JsonSubTypes.Type(value = Resource.Campaign.class, name = "campaign"),
    @JsonSubTypes.Type(value = Resource.AdGroup.class, name = "adGroup"),
    @JsonSubTypes.Type(value = Resource.Asset.class, name = "asset"),
    @JsonSubTypes.Type(value = Resource.Ad.class, name = "ad")
})
sealed interface Resource {

    ResourceKind kind();

    long id();

    default String nameIn(String customer) {
        return "customers/" + customer + "/" + kind().collection() + "/" + id();
    }

    /** Either a daily amount or a total one; the other is null. */
    record Budget(
            long id,
            String name,
            @Nullable Long dailyMicros,
            @Nullable Long totalMicros,
            boolean shared,
            boolean removed)
            implements Resource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.BUDGET;
        }

        Budget remove() {
            return new Budget(id, name, dailyMicros, totalMicros, shared, true);
        }
    }

    /** A campaign with everything its status has been, oldest first, never empty. */
    record Campaign(long id, String name, long budgetId, Schedule schedule, List<StatusChange> history)
            implements Resource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.CAMPAIGN;
        }

        CampaignStatus status() {
            return history.get(history.size() - 1).status();
        }
    }

    /** A group of ads of one campaign. */
    record AdGroup(long id, String name, long campaignId) implements Resource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.AD_GROUP;
        }
    }

    /** A video ({@code videoId}) or a picture ({@code picture}); the other is null. */
    record Asset(long id, String name, @Nullable String videoId, @Nullable Picture picture) implements Resource {
        @Override
        public ResourceKind kind() {
            return ResourceKind.ASSET;
        }
    }

    /** An ad that shows one video. */
    record Ad(long id, long adGroupId, long campaignId, String videoId) implements Resource {
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
