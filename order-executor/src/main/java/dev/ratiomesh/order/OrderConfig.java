package dev.ratiomesh.order;

import dev.ratiomesh.delivery.secrets.CredentialsConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Every key of this service, under {@code orders}. */
@ConfigMapping(prefix = "orders")
public interface OrderConfig {
    /** Likes that one reached viewer gives, 0 to 1; an order is placed only where the benchmark asks for less a view. */
    @WithDefault("0.02")
    double likesPerReach();

    /** What is believed of a currency, by ISO 4217 code. A campaign in a currency without an entry gets no order. */
    Map<String, CurrencyTerms> currencies();

    /** The longest an order is shown, in days; shorter when its budget would fall below the provider's daily minimum. */
    @WithDefault("7")
    int days();

    /**
     * The most a tenant may commit in a calendar month, by tenant and currency, for example
     * {@code orders.tenant-month-cap.t-1.USD=500}; the tenant {@code default} is for all without an entry. No entry, no
     * limit.
     */
    Map<String, Map<String, BigDecimal>> tenantMonthCap();

    /** How long a person may take to approve. Counts into the time for which the caps are held. */
    @WithDefault("PT24H")
    Duration approvalWithin();

    /** How long after its approval an order may be sent, should the provider be away. Counts in like approvalWithin. */
    @WithDefault("PT24H")
    Duration sendWithin();

    /** No money is spent on a reading that is older; old targets come when a backlog is worked off. */
    @WithDefault("PT1H")
    Duration staleAfter();

    WorkConfig work();

    ExplanationConfig why();

    GoogleAdsConfig googleAds();

    CredentialsConfig credentials();

    /** The timer of due work. */
    interface WorkConfig {
        /** Pause between looks; a proposal in the same process wakes it at once. */
        @WithDefault("PT0.25S")
        Duration every();

        /** Orders claimed, and worked on at the same time, by one replica. */
        @WithDefault("16")
        int batch();

        /**
         * How long a claimed order is left to its worker; after a crash it waits that long. Longer than a provider's
         * time-out, or workers meet; then the epoch and the provider's unique name hold.
         */
        @WithDefault("PT60S")
        Duration lease();

        /** How often a placed order's cost and views are asked for. */
        @WithDefault("PT60S")
        Duration reportEvery();

        /** How long after stopping an order its money stays held, because costs are reported late. */
        @WithDefault("PT1H")
        Duration settleAfter();

        /** How often a settled order is asked for late corrections. */
        @WithDefault("PT6H")
        Duration correctionsEvery();

        /** For how long after settling corrections are asked for. */
        @WithDefault("P14D")
        Duration correctionsFor();

        /** The first pause after trouble; it doubles with each further one. */
        @WithDefault("PT1S")
        Duration firstPause();

        /** The longest such pause. */
        @WithDefault("PT5M")
        Duration longestPause();

        /** For how long after an unanswered request "not there" is not believed; longer than the provider works on one. */
        @WithDefault("PT2M")
        Duration quiet();
    }

    /** The signed explanation of orders. */
    interface ExplanationConfig {
        /**
         * An Ed25519 private key, PKCS #8 in PEM: the text itself, or the path of a file with it. Without one, orders are
         * explained but the explanation is not signed.
         */
        Optional<String> signingKey();
    }

    /** Prices of one currency, in its major unit. */
    interface CurrencyTerms {
        /** What one view is expected to cost, above 0. */
        BigDecimal costPerView();

        /** The least that google-ads takes for a day of showing. */
        BigDecimal minimumPerDay();

        /** What is bid for a click at google-ads. */
        BigDecimal targetCpc();
    }
}
