package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One atomic googleAds:mutate. Fields keep their order, so that equal requests have equal hashes. */
record MutateRequest(
        boolean partialFailure,
        boolean validateOnly,
        String responseContentType,
        List<MutateOperation> mutateOperations) {

    /** The same, to be checked and not carried out. */
    MutateRequest asValidation() {
        return new MutateRequest(partialFailure, true, responseContentType, mutateOperations);
    }

    /** Exactly one is set. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MutateOperation(
            @Nullable Create<BudgetPayload> campaignBudgetOperation,
            @Nullable Create<CampaignPayload> campaignOperation,
            @Nullable Create<AdGroupPayload> adGroupOperation,
            @Nullable Create<AssetPayload> assetOperation,
            @Nullable Create<AdGroupAdPayload> adGroupAdOperation) {
        static MutateOperation budget(BudgetPayload one) {
            return new MutateOperation(new Create<>(one), null, null, null, null);
        }

        static MutateOperation campaign(CampaignPayload one) {
            return new MutateOperation(null, new Create<>(one), null, null, null);
        }

        static MutateOperation adGroup(AdGroupPayload one) {
            return new MutateOperation(null, null, new Create<>(one), null, null);
        }

        static MutateOperation asset(AssetPayload one) {
            return new MutateOperation(null, null, null, new Create<>(one), null);
        }

        static MutateOperation ad(AdGroupAdPayload one) {
            return new MutateOperation(null, null, null, null, new Create<>(one));
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
