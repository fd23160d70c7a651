package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.fleet.quota.QuotaPolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The round of the buckets: a day that has begun is opened, and its meters are read. */
@ApplicationScoped
public class QuotaDays {
    private final QuotaLedger ledger;
    private final QuotaQueries reading;
    private final QuotaMeters meters;
    private final QuotaPolicy policy;

    QuotaDays(QuotaLedger ledger, QuotaQueries reading, QuotaMeters meters, QuotaPolicy policy) {
        this.ledger = ledger;
        this.reading = reading;
        this.meters = meters;
        this.policy = policy;
    }

    public Uni<Void> look(Instant now) {
        return Multi.createFrom()
                .iterable(policy.buckets().keySet())
                .onItem()
                .transformToUniAndConcatenate(bucket -> ledger.openDay(bucket, now))
                .onItem()
                .ignoreAsUni()
                .chain(() -> reading.buckets(now))
                .invoke(meters::read)
                .replaceWithVoid();
    }
}
