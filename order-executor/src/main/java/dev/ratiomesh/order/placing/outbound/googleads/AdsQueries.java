package dev.ratiomesh.order.placing.outbound.googleads;

/** What Google Ads is asked, in its query language. */
final class AdsQueries {
    private AdsQueries() {}

    /** Of every status: what was removed has been accepted once. */
    static String named(String name) {
        return "SELECT campaign.resource_name, campaign.name, campaign.status FROM campaign WHERE campaign.name = '"
                + name + "'";
    }

    /** @param campaignId a number */
    static String cost(String campaignId) {
        return "SELECT customer.currency_code, campaign.id, campaign.name, campaign.status, campaign.primary_status,"
                + " metrics.cost_micros, metrics.video_trueview_views FROM campaign WHERE campaign.id = " + campaignId;
    }

    /** @param campaignId a number */
    static String review(String campaignId) {
        return "SELECT ad_group_ad.policy_summary.approval_status, ad_group_ad.policy_summary.review_status,"
                + " ad_group_ad.policy_summary.policy_topic_entries FROM ad_group_ad WHERE campaign.id = " + campaignId;
    }
}
