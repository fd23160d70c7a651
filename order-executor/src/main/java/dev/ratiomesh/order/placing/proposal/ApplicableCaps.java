package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapLimit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the caps that an order counts against. An order reserves its whole budget under the campaign, under every day and
 * under every month in which it could spend; so no day and no month can be exceeded, whenever the provider spends.
 */
public final class ApplicableCaps {
    private ApplicableCaps() {}

    /** Returns the caps of a window with their limits, in locking order. */
    static List<CapLimit> forWindow(CampaignBrief campaign, SpendWindow window, OrderPolicy policy) {
        Brief brief = campaign.brief();
        String currency = brief.budget().currency();
        BigDecimal monthCap =
                policy.lookup().tenantMonthCap(brief.tenantId(), currency).orElse(null);
        Stream<CapLimit> campaignCap = Stream.of(new CapLimit(
                CapKey.ofCampaign(brief.campaignId(), currency), brief.budget().cap()));
        Stream<CapLimit> days = window.days(campaign.zone())
                .map(day -> new CapLimit(
                        CapKey.ofDay(brief.campaignId(), currency, day),
                        brief.budget().dailyCap()));
        Stream<CapLimit> months = window.days(campaign.zone())
                .map(YearMonth::from)
                .distinct()
                .map(month -> new CapLimit(CapKey.ofMonth(brief.tenantId(), currency, month), monthCap));
        return Stream.of(campaignCap, days, months)
                .flatMap(limits -> limits)
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
    }

    /** Returns the caps that money spent at this moment counts against. */
    public static Set<CapKey> at(CampaignBrief campaign, Instant moment) {
        Brief brief = campaign.brief();
        String currency = brief.budget().currency();
        LocalDate day = LocalDate.ofInstant(moment, campaign.zone());
        return Stream.of(
                        CapKey.ofCampaign(brief.campaignId(), currency),
                        CapKey.ofDay(brief.campaignId(), currency, day),
                        CapKey.ofMonth(brief.tenantId(), currency, YearMonth.from(day)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
