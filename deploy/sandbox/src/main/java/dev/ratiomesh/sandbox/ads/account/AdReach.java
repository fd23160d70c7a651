package dev.ratiomesh.sandbox.ads.account;

import dev.ratiomesh.sandbox.ads.account.AdAccounts.CampaignRef;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Ad;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.world.AdReachSoFar;
import dev.ratiomesh.sandbox.world.AdResponse;
import dev.ratiomesh.sandbox.world.VideoCatalog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Calculates the reach that running and finished campaigns brought to videos. A campaign's money counts in equal parts
 * for its ads.
 */
public final class AdReach {
    private final AdAccounts accounts;
    private final InstantSource simClock;
    private final AdResponse defaultResponse;

    public AdReach(AdAccounts accounts, InstantSource simClock, AdResponse defaultResponse) {
        this.accounts = accounts;
        this.simClock = simClock;
        this.defaultResponse = defaultResponse;
    }

    /** Returns the reach of a video up to now. */
    public AdReachSoFar reachNow(String videoId) {
        return at(videoId, simClock.instant());
    }

    /** Returns the reach of a video up to a moment of simulated time. */
    public AdReachSoFar at(String videoId, Instant simulated) {
        return accounts.campaignsShowing(videoId).stream()
                .map(ref -> reachNow(videoId, ref, simulated))
                .reduce(AdReachSoFar.NONE, AdReachSoFar::plus);
    }

    public AdResponse responseOf(String videoId) {
        return videoId.equals(VideoCatalog.DEMO_VIDEO) ? AdResponse.DEMO : defaultResponse;
    }

    private AdReachSoFar reachNow(String videoId, CampaignRef ref, Instant now) {
        AdAccount account = accounts.account(ref.customer());
        AdsCampaign campaign = accounts.campaign(ref);
        List<Ad> ads = account.adsOf(campaign.id());
        long showing = ads.stream().filter(ad -> ad.videoId().equals(videoId)).count();
        long share = account.deliveredMicros(campaign, now) * showing / ads.size();
        return responseOf(videoId).reachOf(share);
    }
}
