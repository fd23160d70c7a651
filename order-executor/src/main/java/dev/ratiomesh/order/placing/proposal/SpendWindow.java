package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.placing.proposal.ProposalDecision.ProposalInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Holds the time in which an order can spend: from its proposal to the latest end of its showing. */
public record SpendWindow(Instant from, Instant until) {

    /** Calculates the window of an order that is proposed now: time to approve, to send and to show, cut at the deadline. */
    static SpendWindow of(ProposalInput input, int days) {
        OrderPolicy policy = input.policy();
        Instant latest = input.now()
                .plus(policy.approvalWithin())
                .plus(policy.sendWithin())
                .plus(Duration.ofDays(days));
        Instant deadline = input.campaign().brief().deadline();
        return new SpendWindow(input.now(), latest.isBefore(deadline) ? latest : deadline);
    }

    /** Returns every day of the zone that the window touches. */
    Stream<LocalDate> days(ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        return first.datesUntil(LocalDate.ofInstant(until, zone).plusDays(1));
    }
}
