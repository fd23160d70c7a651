package dev.ratiomesh.sandbox.youtube.quota;

import java.time.LocalDate;

/** Units used and calls refused of one bucket on one quota day (Pacific time). */
public record QuotaUse(LocalDate day, QuotaMetric bucket, long used, long limit, long refused) {

    boolean holds(int units) {
        return used + units <= limit;
    }

    QuotaUse more(int units) {
        return new QuotaUse(day, bucket, used + units, limit, refused);
    }

    QuotaUse oneRefused() {
        return new QuotaUse(day, bucket, used, limit, refused + 1);
    }
}
