package dev.ratiomesh.order;

import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Google Ads over REST, under {@code orders.google-ads}. */
public interface GoogleAdsConfig {
    /** Google retires a version about thirteen months after its release. */
    @WithDefault("v25")
    String version();

    @WithDefault("https://googleads.googleapis.com")
    URI host();

    @WithDefault("https://oauth2.googleapis.com/token")
    URI tokenUrl();

    /** The client for which tokens are granted; without it nothing is sent, orders wait and say why. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    Optional<String> refreshToken();

    /**
     * Accounts that belong to every tenant of this deployment: for those alone the refresh token above is used, by tenants
     * that have registered none of their own. {@code *} is every account, for a deployment that has one customer.
     */
    Optional<Set<String>> sharedAccounts();

    /** The manager account through which customers' accounts are reached, ten digits. */
    Optional<String> loginCustomerId();

    /** The time zone of the customers' accounts, in which Google reads a campaign's dates. */
    @WithDefault("UTC")
    ZoneId accountZone();

    /** The advertiser's name in the ad, 25 characters at most. */
    @WithDefault("Official channel")
    String businessName();

    /** The ad's description, 90 characters at most. */
    @WithDefault("Watch the video on YouTube.")
    String description();

    /** The most one order may be, in major units of any currency. */
    @WithDefault("100000")
    BigDecimal maximum();

    /** For one call; an order whose call takes longer is looked up. Shorter than the lease. */
    @WithDefault("PT20S")
    Duration timeout();

    /** Calls to one account at the same time. */
    @WithDefault("4")
    int parallel();

    /** Calls to one account a second. */
    @WithDefault("10")
    int perSecond();

    /** The circuit to one account opens when so many calls within {@code window} were made and half of them failed. */
    @WithDefault("5")
    int failures();

    /** How far back the circuit counts, whole seconds. */
    @WithDefault("PT60S")
    Duration window();

    /** Accounts whose circuit, parallel calls and rate are remembered; the one longest unused is forgotten first. */
    @WithDefault("10000")
    int accountsRemembered();

    /** The largest answer that is read; of a larger one nobody knows what it said. */
    @WithDefault("4194304")
    int largestAnswer();

    /** An open circuit stays open this long. */
    @WithDefault("PT10S")
    Duration openFor();
}
