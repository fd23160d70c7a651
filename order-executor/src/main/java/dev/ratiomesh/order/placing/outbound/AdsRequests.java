package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.Proposal;
import dev.ratiomesh.order.placing.outbound.AdsRequest.Op;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Writes an order as a Demand Gen campaign: budget, campaign, ad group, assets and ad, all named after the order. */
@ApplicationScoped
class AdsRequests {
    private static final int HEADLINE = 40;
    private static final int LONG_HEADLINE = 90;
    private static final int DESCRIPTION = 90;
    private static final int BUSINESS_NAME = 25;

    private final GoogleAdsConfig config;
    private final OrderConfig all;
    private final String logo;

    AdsRequests(OrderConfig config) {
        this.all = config;
        this.config = config.googleAds();
        this.logo = AdParts.logo();
    }

    /**
     * The whole order in one request: all of it comes to be or nothing.
     *
     * @param from when the showing starts
     * @param until when it ends
     */
    AdsRequest place(Proposal order, Instant from, Instant until) {
        Names names = new Names("customers/" + order.account() + "/", order.orderId());
        return new AdsRequest(
                false,
                false,
                "RESOURCE_NAME_ONLY",
                List.of(
                        Op.budget(budget(order, names)),
                        Op.campaign(campaign(order, names, from, until)),
                        Op.adGroup(adGroup(names)),
                        Op.asset(
                                new AdsRequest.Asset(names.logo(), names.of("logo"), new AdsRequest.Image(logo), null)),
                        Op.asset(new AdsRequest.Asset(
                                names.video(), names.of("video"), null, new AdsRequest.Video(order.videoId()))),
                        Op.ad(ad(order, names))));
    }

    /** Temporary names: negative numbers, unique within the request, forgotten after it. */
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

        String of(String part) {
            return orderId + " " + part;
        }
    }

    /** A total for the whole period: a daily budget may be passed by twice on a day, a total never is. */
    private static AdsRequest.Budget budget(Proposal order, Names names) {
        String micros = Long.toString(order.budget().micros());
        return new AdsRequest.Budget(names.budget(), names.of("budget"), "CUSTOM_PERIOD", micros, "STANDARD", false);
    }

    private AdsRequest.Campaign campaign(Proposal order, Names names, Instant from, Instant until) {
        AccountTime time = new AccountTime(config.accountZone());
        return new AdsRequest.Campaign(
                names.campaign(),
                order.orderId(),
                "DEMAND_GEN",
                "ENABLED",
                names.budget(),
                "DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING",
                time.start(from),
                time.end(until),
                new AdsRequest.TargetCpc(targetCpc(order)));
    }

    private String targetCpc(Proposal order) {
        String currency = order.budget().currency().getCurrencyCode();
        OrderConfig.CurrencyTerms terms = all.currencies().get(currency);
        BigDecimal bid = terms == null ? BigDecimal.ZERO : terms.targetCpc();
        return bid.movePointRight(6).toBigInteger().toString();
    }

    private static AdsRequest.AdGroup adGroup(Names names) {
        var youtubeOnly = new AdsRequest.Channels(true, true, true, false, false, false);
        var settings = new AdsRequest.Settings(new AdsRequest.Controls(youtubeOnly));
        return new AdsRequest.AdGroup(names.adGroup(), names.of("ad group"), names.campaign(), "ENABLED", settings);
    }

    private AdsRequest.AdGroupAd ad(Proposal order, Names names) {
        var video = new AdsRequest.VideoAd(
                AdParts.text(config.businessName(), BUSINESS_NAME),
                List.of(new AdsRequest.AssetRef(names.video())),
                List.of(new AdsRequest.AssetRef(names.logo())),
                List.of(AdParts.text(order.title(), HEADLINE)),
                List.of(AdParts.text(order.title(), LONG_HEADLINE)),
                List.of(AdParts.text(config.description(), DESCRIPTION)));
        String watch = "https://www.youtube.com/watch?v=" + order.videoId();
        return new AdsRequest.AdGroupAd(
                names.adGroup(), "ENABLED", new AdsRequest.Ad(names.of("ad"), List.of(watch), video));
    }
}
