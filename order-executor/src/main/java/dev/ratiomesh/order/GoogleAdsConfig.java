package dev.ratiomesh.order;

import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Configures access to the Google Ads REST API; keys under {@code orders.google-ads}. */
public interface GoogleAdsConfig {
    /** The API version in the request path. Google retires a version about thirteen months after its release. */
    @WithDefault("v25")
    String version();

    /** The scheme and host of the API, without a path. */
    @WithDefault("https://googleads.googleapis.com")
    URI host();

    /** Google's token endpoint, which exchanges a refresh token for an access token. */
    @WithDefault("https://oauth2.googleapis.com/token")
    URI tokenUrl();

    /** The OAuth client to which tokens are issued. Without it no request is sent; orders wait and show the reason. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    /** The deployment's own refresh token, for the accounts in {@code shared-accounts}. */
    Optional<String> refreshToken();

    /**
     * The accounts for which the refresh token above may be used, by tenants that have registered no token of their own
     * for the account. {@code *} stands for every account, for a deployment with one customer. Without this key it is
     * used for none.
     */
    Optional<Set<String>> sharedAccounts();

    /** The manager account that has access to the customers' accounts, ten digits. */
    Optional<String> loginCustomerId();

    /** The time zone of the customers' accounts. Google reads a campaign's dates in it. */
    @WithDefault("UTC")
    ZoneId accountZone();

    /** The advertiser's name in the ad, at most 25 characters. */
    @WithDefault("Official channel")
    String businessName();

    /** The ad's description, at most 90 characters. */
    @WithDefault("Watch the video on YouTube.")
    String description();

    /** The largest budget of one order, in major units of its currency. */
    @WithDefault("100000")
    BigDecimal maxOrderAmount();

    /** The time limit of one request. After it the order is looked up by its name. Must be shorter than the lease. */
    @WithDefault("PT20S")
    Duration timeout();

    /** The bulkhead of one account: requests that may be open at the same time. */
    @WithDefault("4")
    int maxParallelCalls();

    /** The rate limit of one account: requests a second. */
    @WithDefault("10")
    int callsPerSecond();

    /**
     * The circuit breaker of one account opens once this many requests were made within {@code circuit-window} and half
     * of them failed.
     */
    @WithDefault("5")
    int circuitFailureThreshold();

    /** The period over which the circuit counts requests, in whole seconds. */
    @WithDefault("PT60S")
    Duration circuitWindow();

    /** The time for which an open circuit rejects requests; then two requests decide whether it closes. */
    @WithDefault("PT10S")
    Duration circuitOpenDuration();

    /**
     * The number of accounts whose circuit, bulkhead, rate limit and token stay in memory. The least recently used is
     * dropped first.
     */
    @WithDefault("10000")
    int maxCachedAccounts();

    /** The largest response body that is read, in bytes. A larger one leaves the outcome of the request unknown. */
    @WithDefault("4194304")
    int maxResponseBytes();
}
