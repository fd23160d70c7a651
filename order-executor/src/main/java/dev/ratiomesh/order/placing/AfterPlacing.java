package dev.ratiomesh.order.placing;

import dev.ratiomesh.order.placing.Report.Reading;
import java.time.Duration;
import java.util.Optional;

/**
 * What follows from what a provider says of an order that it has accepted.
 *
 * @param settleAfter how long after stopping the last report is taken
 */
public record AfterPlacing(Duration settleAfter) {

    /**
     * A report was read; the last one settles the order. Pauses only when the reading makes no sense, and then books
     * nothing from it.
     */
    public Step read(Standing standing, Reading reading) {
        Order order = standing.order();
        try {
            Report report = Report.of(reading, order.proposal());
            if (order instanceof Settled settled) {
                return written(standing, settled.corrected(report, standing.now()));
            }
            return order instanceof Shown shown ? reported(standing, shown.confirmed(), report) : standing.rest();
        } catch (Report.Unusable unusable) {
            if (unusable.isNotOurs()
                    && order instanceof Shown shown
                    && shown.placement().voucher() != null) {
                return disowned(standing, shown, shown.placement().voucher(), unusable.detail());
            }
            return unusable(standing, unusable);
        }
    }

    /** Nothing is booked from it; but if it has the order's name, the provider has confirmed that much. */
    private static Step unusable(Standing standing, Report.Unusable unusable) {
        Order order = standing.order();
        Order next = order instanceof Shown shown && !unusable.isNotOurs() ? shown.confirmed() : order;
        Standing ends = unusable.isOtherCurrency() ? standing.ending(Ending.auto(unusable.detail())) : standing;
        return new Step.Pause(Decision.unsaid(next), ends.ending(), new Step.Trouble(unusable.detail(), Duration.ZERO));
    }

    /** The provider has stopped it. */
    public Step stopped(Standing standing) {
        if (!(standing.order() instanceof Shown shown)) {
            return standing.rest();
        }
        return overdue(standing, shown, false).rest(Decision.unsaid(shown.stopped(standing.now())));
    }

    private Step reported(Standing standing, Shown shown, Report report) {
        var now = standing.now();
        if (shown.settlesAt(settleAfter).filter(at -> !now.isBefore(at)).isPresent()) {
            String reason =
                    Optional.ofNullable(standing.ending()).map(Ending::reason).orElse("stopped");
            return standing.rest(shown.settled(report, reason, now));
        }
        Optional<Decision> told = shown.reported(report, now);
        Shown next = told.map(decision -> (Shown) decision.next()).orElse(shown);
        String disapproval = report.disapproval();
        Standing judged = disapproval == null ? standing : standing.ending(Ending.auto(disapproval));
        return overdue(judged, next, report.over()).rest(told.orElseGet(() -> Decision.unsaid(next)));
    }

    /** A person was mistaken: nothing is booked, and again nobody knows. */
    private static Step disowned(Standing standing, Shown shown, Voucher voucher, String detail) {
        Decision back = shown.disowned(voucher, detail, standing.now());
        return new Step.Pause(back, standing.ending(), new Step.Trouble(detail, Duration.ZERO));
    }

    private static Standing overdue(Standing standing, Shown shown, boolean overAtProvider) {
        return shown.overdue(overAtProvider, standing.now())
                .map(standing::ending)
                .orElse(standing);
    }

    private static Step written(Standing standing, Optional<Decision> told) {
        return told.map(standing::rest).orElseGet(standing::rest);
    }
}
