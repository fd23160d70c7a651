package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of one atomic googleAds:mutate request. Fields keep their order, so that equal requests have equal hashes.
 */
record MutateRequest(
        boolean partialFailure,
        boolean validateOnly,
        String responseContentType,
        List<MutateOperation> mutateOperations) {

    /** Returns the same request with {@code validateOnly}, which creates nothing. */
    MutateRequest asValidation() {
        return new MutateRequest(partialFailure, true, responseContentType, mutateOperations);
    }

    /** One operation; exactly one component is set. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MutateOperation(
            @Nullable Create<BudgetPayload> campaignBudgetOperation,
            @Nullable Create<CampaignPayload> campaignOperation,
            @Nullable Create<AdGroupPayload> adGroupOperation,
            @Nullable Create<AssetPayload> assetOperation,
            @Nullable Create<AdGroupAdPayload> adGroupAdOperation) {
        static MutateOperation budget(BudgetPayload payload) {
            return new MutateOperation(new Create<>(payload), null, null, null, null);
        }

        static MutateOperation campaign(CampaignPayload payload) {
            return new MutateOperation(null, new Create<>(payload), null, null, null);
        }

        static MutateOperation adGroup(AdGroupPayload payload) {
            return new MutateOperation(null, null, new Create<>(payload), null, null);
        }

        static MutateOperation asset(AssetPayload payload) {
            return new MutateOperation(null, null, null, new Create<>(payload), null);
        }

        static MutateOperation ad(AdGroupAdPayload payload) {
            return new MutateOperation(null, null, null, null, new Create<>(payload));
        }
    }

    record Create<T>(T create) {}

    record BudgetPayload(
            String resourceName,
            String name,
            String period,
            String totalAmountMicros,
            String deliveryMethod,
            boolean explicitlyShared) {}

    record CampaignPayload(
            String resourceName,
            String name,
            String advertisingChannelType,
            String status,
            String campaignBudget,
            String containsEuPoliticalAdvertising,
            String startDateTime,
            String endDateTime,
            TargetCpc targetCpc) {}

    record TargetCpc(String targetCpcMicros) {}

    record AdGroupPayload(
            String resourceName,
            String name,
            String campaign,
            String status,
            ChannelSettingsPayload demandGenAdGroupSettings) {}

    record ChannelSettingsPayload(Controls channelControls) {}

    record Controls(Channels selectedChannels) {}

    record Channels(
            boolean youtubeInStream,
            boolean youtubeInFeed,
            boolean youtubeShorts,
            boolean discover,
            boolean gmail,
            boolean display) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AssetPayload(
            String resourceName,
            String name,
            @Nullable ImagePayload imageAsset,
            @Nullable VideoPayload youtubeVideoAsset) {}

    record ImagePayload(String data) {}

    record VideoPayload(String youtubeVideoId) {}

    record AdGroupAdPayload(String adGroup, String status, AdPayload ad) {}

    record AdPayload(String name, List<String> finalUrls, VideoAdPayload demandGenVideoResponsiveAd) {}

    record VideoAdPayload(
            TextPayload businessName,
            List<AssetRef> videos,
            List<AssetRef> logoImages,
            List<TextPayload> headlines,
            List<TextPayload> longHeadlines,
            List<TextPayload> descriptions) {}

    record TextPayload(String text) {}

    record AssetRef(String asset) {}
}
