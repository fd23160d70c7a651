package dev.ratiomesh.order;

import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Google Ads over REST, under {@code orders.google-ads}. */
public interface GoogleAdsConfig {
    /** Google retires a version about thirteen months after its release. */
    @WithDefault("v25")
    String version();

    @WithDefault("https://googleads.googleapis.com")
    URI host();

    @WithDefault("https://oauth2.googleapis.com/token")
    URI tokenUrl();

    /** Without client and refresh token nothing is sent; orders wait and say why. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    Optional<String> refreshToken();

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

    /** A circuit that opened after five failures within a minute stays open this long. */
    @WithDefault("PT10S")
    Duration openFor();
}
