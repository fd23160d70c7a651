package dev.ratiomesh.sandbox.ads.report;

import dev.ratiomesh.sandbox.ads.account.AdAccount;
import dev.ratiomesh.sandbox.ads.account.AdAccounts;
import dev.ratiomesh.sandbox.ads.account.AdReach;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Ad;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.ads.account.SpendDelivery;
import dev.ratiomesh.sandbox.ads.mutate.ScheduleReader;
import dev.ratiomesh.sandbox.world.AdReachSoFar;
import dev.ratiomesh.sandbox.world.SimClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports on campaigns. Spend is booked on the real calendar day on which it happened, because the caller lives on the
 * real clock, also when simulated time runs faster.
 */
public final class CampaignReports {
    private final AdAccounts accounts;
    private final SimClock clock;
    private final AdReach reach;

    public CampaignReports(AdAccounts accounts, SimClock clock, AdReach reach) {
        this.accounts = accounts;
        this.clock = clock;
        this.reach = reach;
    }

    List<ReportRow> rows(String customer, AdsQuery query) {
        return accounts.account(customer).campaigns().stream()
                .filter(query::wants)
                .flatMap(campaign -> rows(customer, campaign, query))
                .toList();
    }

    /** Reports one campaign over its whole life up to now. */
    public ReportRow whole(String customer, AdsCampaign campaign) {
        long cost = accounts.account(customer).billedMicros(campaign, clock.instant());
        return row(customer, campaign, cost, null);
    }

    private Stream<ReportRow> rows(String customer, AdsCampaign campaign, AdsQuery query) {
        if (!query.byDay() && !query.limitsDays()) {
            return Stream.of(whole(customer, campaign));
        }
        List<LocalDate> days = days(campaign).filter(query::wants).toList();
        if (!query.byDay()) {
            long cost = days.stream()
                    .mapToLong(day -> cost(customer, campaign, day))
                    .sum();
            return Stream.of(row(customer, campaign, cost, null));
        }
        return days.stream()
                .map(day -> row(customer, campaign, cost(customer, campaign, day), day))
                .filter(row -> row.costMicros() > 0);
    }

    private Stream<LocalDate> days(AdsCampaign campaign) {
        LocalDate first = day(campaign.schedule().acceptedAt().real());
        return first.datesUntil(day(clock.realNow()).plusDays(1));
    }

    private static LocalDate day(Instant real) {
        return LocalDate.ofInstant(real, ScheduleReader.ACCOUNT_ZONE);
    }

    private long cost(String customer, AdsCampaign campaign, LocalDate day) {
        AdAccount account = accounts.account(customer);
        Instant from = day.atStartOfDay(ScheduleReader.ACCOUNT_ZONE).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(ScheduleReader.ACCOUNT_ZONE).toInstant();
        Instant last = to.isAfter(clock.realNow()) ? clock.realNow() : to;
        return account.billedMicros(campaign, clock.at(last)) - account.billedMicros(campaign, clock.at(from));
    }

    private ReportRow row(String customer, AdsCampaign campaign, long cost, @Nullable LocalDate day) {
        AdAccount account = accounts.account(customer);
        List<Ad> ads = account.adsOf(campaign.id());
        Optional<Ad> first = ads.stream().findFirst();
        AdReachSoFar gained =
                first.map(ad -> reach.responseOf(ad.videoId()).reachOf(cost)).orElse(AdReachSoFar.NONE);
        boolean serves = !ads.isEmpty() && account.disapproval(campaign.id()).isEmpty();
        String status = SpendDelivery.primaryStatus(campaign, serves, clock.instant());
        return new ReportRow(customer, campaign, account.budgetOf(campaign), status, cost, gained, day);
    }
}
