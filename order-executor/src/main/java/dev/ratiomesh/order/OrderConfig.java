package dev.ratiomesh.order;

import dev.ratiomesh.delivery.secrets.CredentialsConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Configures the order executor; keys under {@code orders}. */
@ConfigMapping(prefix = "orders")
public interface OrderConfig {
    /**
     * Expected likes of one reached viewer, 0 to 1. An order is placed only if the genre's benchmark asks for fewer
     * likes of one more view.
     */
    @WithDefault("0.02")
    double likesPerReach();

    /** Expected prices by ISO 4217 code. A campaign in a currency without an entry gets no order. */
    Map<String, CurrencyTerms> currencies();

    /**
     * The longest time for which an order's ad is shown, in days. It is shown for fewer days when the daily budget would
     * otherwise fall below the provider's minimum.
     */
    @WithDefault("7")
    int days();

    /**
     * The largest amount that a tenant may commit in a calendar month, by tenant and currency, for example
     * {@code orders.tenant-month-cap.t-1.USD=500}. The tenant {@code default} applies to every tenant without an entry.
     * Without either there is no limit.
     */
    Map<String, Map<String, BigDecimal>> tenantMonthCap();

    /** The time in which an approver must decide. The caps stay reserved for it. */
    @WithDefault("PT24H")
    Duration approvalWithin();

    /**
     * The time after its approval in which an order may be sent. The caps stay reserved for it, as for the approval.
     */
    @WithDefault("PT24H")
    Duration sendWithin();

    /** The greatest age of a target that leads to an order. Older targets arrive when a backlog is worked off. */
    @WithDefault("PT1H")
    Duration staleAfter();

    WorkConfig work();

    ExplanationConfig why();

    GoogleAdsConfig googleAds();

    CredentialsConfig credentials();

    /** Configures the timer and the workers of due orders. */
    interface WorkConfig {
        /** The interval between two polls for due orders. A proposal in the same process triggers a poll at once. */
        @WithDefault("PT0.25S")
        Duration pollInterval();

        /** The number of orders that one replica claims and works on at the same time. */
        @WithDefault("16")
        int maxInProgress();

        /**
         * The lease of a claimed order; after a crash the order waits until it ends. Must be longer than the provider's
         * timeout. If two workers still meet, the epoch fences the older one and the campaign's unique name stops a
         * second placement.
         */
        @WithDefault("PT60S")
        Duration lease();

        /** The interval between two requests for a placed order's cost and views. */
        @WithDefault("PT60S")
        Duration reportEvery();

        /** The time for which a stopped order's money stays reserved, because costs are reported late. */
        @WithDefault("PT1H")
        Duration settleAfter();

        /** The interval between two requests for corrections of a settled order's cost. */
        @WithDefault("PT6H")
        Duration correctionsEvery();

        /** The time after settlement in which corrections are requested. */
        @WithDefault("P14D")
        Duration correctionsFor();

        /** The delay after the first failure; it doubles with each further failure in a row. */
        @WithDefault("PT1S")
        Duration retryBackoffInitial();

        /** The longest such delay. */
        @WithDefault("PT5M")
        Duration retryBackoffMax();

        /**
         * The time after an unanswered request in which an empty lookup proves nothing. Must be longer than the provider
         * may take to carry out a request.
         */
        @WithDefault("PT2M")
        Duration absenceDelay();
    }

    /** Configures the signed explanation of orders. */
    interface ExplanationConfig {
        /**
         * An Ed25519 private key, PKCS #8 in PEM: the text itself, or the path of a file with it. Without a key,
         * explanations are not signed.
         */
        Optional<String> signingKey();
    }

    /** Expected prices in one currency, in its major unit. */
    interface CurrencyTerms {
        /** The expected cost of one view, above 0. */
        BigDecimal costPerView();

        /** The smallest daily budget that google-ads accepts. */
        BigDecimal minimumPerDay();

        /** The bid for one click at google-ads. */
        BigDecimal targetCpc();
    }
}
