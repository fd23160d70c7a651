package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.Ending;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.Report;
import dev.ratiomesh.order.placing.Report.Reading;
import dev.ratiomesh.order.placing.Settled;
import dev.ratiomesh.order.placing.Shown;
import dev.ratiomesh.order.placing.outbound.DueWork.Claim;
import dev.ratiomesh.order.placing.outbound.GoogleAds;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.ProviderTrouble;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Follows an order that the provider has accepted: cost and views, the end, and corrections after it. */
@ApplicationScoped
class FollowWork {
    private final Desk desk;
    private final GoogleAds ads;
    private final OrderMeters meters;
    private final Duration settleAfter;

    FollowWork(Desk desk, GoogleAds ads, OrderMeters meters, OrderConfig config) {
        this.desk = desk;
        this.ads = ads;
        this.meters = meters;
        this.settleAfter = config.work().settleAfter();
    }

    /** Takes a report; the last one settles the order. */
    Uni<Void> report(Claim claim, Order order) {
        return ads.report(order.proposal().account(), reference(order))
                .chain(reading -> desk.with(claim, (open, now) -> read(open, now, reading))
                        .replaceWithVoid())
                .onFailure(ProviderTrouble.class)
                .recoverWithUni(trouble -> troubled(claim, (ProviderTrouble) trouble));
    }

    /** Stops it at the provider. Repeating that does no harm. */
    Uni<Void> end(Claim claim, Order order) {
        return ads.stop(order.proposal().account(), reference(order))
                .chain(() -> desk.with(claim, this::stopped).replaceWithVoid())
                .onFailure(ProviderTrouble.class)
                .recoverWithUni(trouble -> troubled(claim, (ProviderTrouble) trouble));
    }

    private Uni<Void> stopped(Desk.Open open, Order order) {
        Shown shown = (Shown) order;
        if (open.row().ending() == null) {
            shown.overdue(false, open.now()).ifPresent(open.row()::end);
        }
        open.row().take(shown.stopped(open.now()));
        return open.rest();
    }

    private Uni<Void> read(Desk.Open open, Order order, Reading reading) {
        try {
            Report report = Report.of(reading, order.proposal().budget().currency());
            return order instanceof Settled settled
                    ? settled.corrected(report, open.now()).map(open::step).orElseGet(open::rest)
                    : read(open, (Shown) order, report);
        } catch (Report.Unusable unusable) {
            meters.unusableReport();
            if (unusable.isOtherCurrency() && open.row().ending() == null) {
                open.row().end(new Ending(Ending.AUTO, unusable.detail()));
            }
            return open.wait(unusable.detail(), Duration.ZERO);
        }
    }

    private Uni<Void> read(Desk.Open open, Shown order, Report report) {
        var now = open.now();
        if (order.settlesAt(settleAfter).filter(at -> !now.isBefore(at)).isPresent()) {
            String reason =
                    Optional.ofNullable(open.row().ending()).map(Ending::reason).orElse("stopped");
            return open.step(order.settled(report, reason, now));
        }
        var told = order.reported(report, now);
        Shown next = told.map(decision -> (Shown) decision.next()).orElse(order);
        if (open.row().ending() == null) {
            next.overdue(report.over(), now).ifPresent(open.row()::end);
        }
        return told.map(open::step).orElseGet(open::rest);
    }

    private Uni<Void> troubled(Claim claim, ProviderTrouble trouble) {
        return desk.with(claim, (open, order) -> open.wait(trouble.words(), trouble.pause()))
                .replaceWithVoid();
    }

    private static String reference(Order order) {
        return Objects.requireNonNull(order.providerReference());
    }
}
