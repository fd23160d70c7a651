package dev.ratiomesh.order.placing.proposal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

/** The time in which an order can possibly spend: from its proposal to the latest end of its showing. */
public record SpendWindow(Instant from, Instant until) {

    /** Of an order that is proposed now, with time for an approval and for sending, and not past the deadline. */
    static SpendWindow of(ProposalInput question, int days) {
        OrderPolicy policy = question.policy();
        Instant latest = question.now()
                .plus(policy.approvalWithin())
                .plus(policy.sendWithin())
                .plus(Duration.ofDays(days));
        Instant deadline = question.campaign().brief().deadline();
        return new SpendWindow(question.now(), latest.isBefore(deadline) ? latest : deadline);
    }

    /** Every day of the zone it touches. */
    Stream<LocalDate> days(ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        return first.datesUntil(LocalDate.ofInstant(until, zone).plusDays(1));
    }
}
