package dev.ratiomesh.campaign;

/** Commands as upstream apps write them. */
final class CampaignFixtures {
    private CampaignFixtures() {}

    static String create(String campaignId, String tenantId) {
        return """
                {"campaignId":"%s","tenantId":"%s","videoId":"x_BjvhMW9TE","title":"First single","genre":"J-Pop & Anime",
                 "viewGoal":500000,"deadline":"2027-01-31T00:00:00Z","cadence":"PT36S","minimumNewViews":500,
                 "budget":{"currency":"USD","cap":"200.00","dailyCap":"50.00","orderCap":"50.00","autoApproveUpTo":"25.00"},
                 "reach":{"provider":"google-ads","account":"1234567890"}}
                """
                .formatted(campaignId, tenantId);
    }
}
