package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.state.OrderProposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps an order to a Demand Gen campaign: budget, campaign, ad group, assets and ad, all named after the order. */
@ApplicationScoped
public class DemandGenCampaignMapper {
    private static final int MAX_HEADLINE_LENGTH = 40;
    private static final int MAX_LONG_HEADLINE_LENGTH = 90;
    private static final int MAX_DESCRIPTION_LENGTH = 90;
    private static final int MAX_BUSINESS_NAME_LENGTH = 25;

    private final GoogleAdsConfig config;
    private final OrderConfig orderConfig;
    private final String logo;

    public DemandGenCampaignMapper(OrderConfig config) {
        this.orderConfig = config;
        this.config = config.googleAds();
        this.logo = logo();
    }

    /**
     * Maps the order to one atomic request, which creates all parts or none.
     *
     * @param from the start of the ad
     * @param until the end of the ad
     */
    MutateRequest toMutateRequest(OrderProposal order, Instant from, Instant until) {
        Names names = new Names("customers/" + order.account() + "/", order.orderId());
        return new MutateRequest(
                false,
                false,
                "RESOURCE_NAME_ONLY",
                List.of(
                        MutateRequest.MutateOperation.budget(budget(order, names)),
                        MutateRequest.MutateOperation.campaign(campaign(order, names, from, until)),
                        MutateRequest.MutateOperation.adGroup(adGroup(names)),
                        MutateRequest.MutateOperation.asset(new MutateRequest.AssetPayload(
                                names.logo(), names.labelled("logo"), new MutateRequest.ImagePayload(logo), null)),
                        MutateRequest.MutateOperation.asset(new MutateRequest.AssetPayload(
                                names.video(),
                                names.labelled("video"),
                                null,
                                new MutateRequest.VideoPayload(order.videoId()))),
                        MutateRequest.MutateOperation.ad(ad(order, names))));
    }

    /** Names the parts of one request by temporary resource names: negative numbers, unique within the request. */
    private record Names(String customer, String orderId) {
        String budget() {
            return customer + "campaignBudgets/-1";
        }

        String campaign() {
            return customer + "campaigns/-2";
        }

        String adGroup() {
            return customer + "adGroups/-3";
        }

        String logo() {
            return customer + "assets/-4";
        }

        String video() {
            return customer + "assets/-5";
        }

        String labelled(String part) {
            return orderId + " " + part;
        }
    }

    /**
     * Maps the budget to a total for the whole period: Google may spend twice a daily budget on a day, but never a
     * total.
     */
    private static MutateRequest.BudgetPayload budget(OrderProposal order, Names names) {
        String micros = Long.toString(order.budget().micros());
        return new MutateRequest.BudgetPayload(
                names.budget(), names.labelled("budget"), "CUSTOM_PERIOD", micros, "STANDARD", false);
    }

    private MutateRequest.CampaignPayload campaign(OrderProposal order, Names names, Instant from, Instant until) {
        AccountTime time = new AccountTime(config.accountZone());
        return new MutateRequest.CampaignPayload(
                names.campaign(),
                order.orderId(),
                "DEMAND_GEN",
                "ENABLED",
                names.budget(),
                "DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING",
                time.start(from),
                time.end(until),
                new MutateRequest.TargetCpc(targetCpc(order)));
    }

    private String targetCpc(OrderProposal order) {
        String currency = order.budget().currency().getCurrencyCode();
        OrderConfig.CurrencyTerms terms = orderConfig.currencies().get(currency);
        BigDecimal bid = terms == null ? BigDecimal.ZERO : terms.targetCpc();
        return bid.movePointRight(6).toBigInteger().toString();
    }

    private static MutateRequest.AdGroupPayload adGroup(Names names) {
        var youtubeOnly = new MutateRequest.Channels(true, true, true, false, false, false);
        var settings = new MutateRequest.ChannelSettingsPayload(new MutateRequest.Controls(youtubeOnly));
        return new MutateRequest.AdGroupPayload(
                names.adGroup(), names.labelled("ad group"), names.campaign(), "ENABLED", settings);
    }

    private MutateRequest.AdGroupAdPayload ad(OrderProposal order, Names names) {
        var video = new MutateRequest.VideoAdPayload(
                text(config.businessName(), MAX_BUSINESS_NAME_LENGTH),
                List.of(new MutateRequest.AssetRef(names.video())),
                List.of(new MutateRequest.AssetRef(names.logo())),
                List.of(text(order.title(), MAX_HEADLINE_LENGTH)),
                List.of(text(order.title(), MAX_LONG_HEADLINE_LENGTH)),
                List.of(text(config.description(), MAX_DESCRIPTION_LENGTH)));
        String watch = "https://www.youtube.com/watch?v=" + order.videoId();
        return new MutateRequest.AdGroupAdPayload(
                names.adGroup(), "ENABLED", new MutateRequest.AdPayload(names.labelled("ad"), List.of(watch), video));
    }

    /**
     * Cuts a text at a whole code point and marks the cut with an ellipsis.
     *
     * @param maxLength in code points, the ellipsis included
     */
    private static MutateRequest.TextPayload text(String text, int maxLength) {
        String singleLine = text.strip().replaceAll("\\s+", " ");
        if (singleLine.codePointCount(0, singleLine.length()) <= maxLength) {
            return new MutateRequest.TextPayload(singleLine);
        }
        return new MutateRequest.TextPayload(
                singleLine
                                .substring(0, singleLine.offsetByCodePoints(0, maxLength - 1))
                                .stripTrailing() + "…");
    }

    private static String logo() {
        try (InputStream picture = DemandGenCampaignMapper.class.getResourceAsStream("/google-ads/logo.png")) {
            if (picture == null) {
                throw new IllegalStateException("google-ads/logo.png is not on the class path");
            }
            return Base64.getEncoder().encodeToString(picture.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
}
