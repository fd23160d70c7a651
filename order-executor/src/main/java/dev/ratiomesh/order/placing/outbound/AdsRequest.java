package dev.ratiomesh.order.placing.outbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One atomic googleAds:mutate. Fields keep their order, so that equal requests have equal hashes. */
record AdsRequest(boolean partialFailure, boolean validateOnly, String responseContentType, List<Op> mutateOperations) {

    /** The same, to be checked and not carried out. */
    AdsRequest checkOnly() {
        return new AdsRequest(partialFailure, true, responseContentType, mutateOperations);
    }

    /** Exactly one is set. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Op(
            @Nullable Create<Budget> campaignBudgetOperation,
            @Nullable Create<Campaign> campaignOperation,
            @Nullable Create<AdGroup> adGroupOperation,
            @Nullable Create<Asset> assetOperation,
            @Nullable Create<AdGroupAd> adGroupAdOperation) {
        static Op budget(Budget one) {
            return new Op(new Create<>(one), null, null, null, null);
        }

        static Op campaign(Campaign one) {
            return new Op(null, new Create<>(one), null, null, null);
        }

        static Op adGroup(AdGroup one) {
            return new Op(null, null, new Create<>(one), null, null);
        }

        static Op asset(Asset one) {
            return new Op(null, null, null, new Create<>(one), null);
        }

        static Op ad(AdGroupAd one) {
            return new Op(null, null, null, null, new Create<>(one));
        }
    }

    record Create<T>(T create) {}

    record Budget(
            String resourceName,
            String name,
            String period,
            String totalAmountMicros,
            String deliveryMethod,
            boolean explicitlyShared) {}

    record Campaign(
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

    record AdGroup(
            String resourceName, String name, String campaign, String status, Settings demandGenAdGroupSettings) {}

    record Settings(Controls channelControls) {}

    record Controls(Channels selectedChannels) {}

    record Channels(
            boolean youtubeInStream,
            boolean youtubeInFeed,
            boolean youtubeShorts,
            boolean discover,
            boolean gmail,
            boolean display) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asset(String resourceName, String name, @Nullable Image imageAsset, @Nullable Video youtubeVideoAsset) {}

    record Image(String data) {}

    record Video(String youtubeVideoId) {}

    record AdGroupAd(String adGroup, String status, Ad ad) {}

    record Ad(String name, List<String> finalUrls, VideoAd demandGenVideoResponsiveAd) {}

    record VideoAd(
            Text businessName,
            List<AssetRef> videos,
            List<AssetRef> logoImages,
            List<Text> headlines,
            List<Text> longHeadlines,
            List<Text> descriptions) {}

    record Text(String text) {}

    record AssetRef(String asset) {}
}
