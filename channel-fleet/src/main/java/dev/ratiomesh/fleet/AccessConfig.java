package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Configures how channels are connected and how calls on their behalf are limited, under {@code fleet.access}. */
public interface AccessConfig {
    /** The publishing status of the project's consent screen. A grant made under Testing ends after seven days. */
    enum ConsentScreenStatus {
        TESTING,
        PRODUCTION
    }

    /** The status of the consent screen in the deployment's Google project. Default production. */
    @WithDefault("production")
    ConsentScreenStatus consentScreen();

    /** The address to which Google returns the owner's browser, as registered: {@code …/api/connections/callback}. */
    @WithDefault("http://localhost:8085/api/connections/callback")
    URI redirectUri();

    /** The operator's page where an owner connects a channel; events link to it with {@code ?channelId=}. */
    @WithDefault("http://localhost:8085/connect")
    URI connectPage();

    /** Longest time an owner may take to consent, after which the connection attempt expires. Default 15 minutes. */
    @WithDefault("PT15M")
    Duration connectionTtl();

    /** Most connection attempts a tenant may have open at a time. Default 50. */
    @WithDefault("50")
    int maxOpenConnections();

    /** Time before its expiry at which an access token is renewed. Default 5 minutes. */
    @WithDefault("PT5M")
    Duration renewBefore();

    /** Interval between polls for tokens to renew and grants to revoke. Default 5 seconds. */
    @WithDefault("PT5S")
    Duration pollInterval();

    /** Most tokens a replica renews at a time. Default 16. */
    @WithDefault("16")
    int maxInProgress();

    /**
     * Lease of one renewal on a replica. Default 1 minute; must be longer than two calls' timeouts and shorter than
     * {@link #renewBefore}.
     */
    @WithDefault("PT1M")
    Duration lease();

    /**
     * Delay after the first temporary failure of a renewal; doubles with each further one, up to a minute. Default 5
     * seconds.
     */
    @WithDefault("PT5S")
    Duration renewalBackoff();

    /** Time during which the revocation of a disconnected channel's grant is retried at Google. Default 7 days. */
    @WithDefault("P7D")
    Duration revokeFor();

    /**
     * Time for which the data of a disconnected channel is kept. Default 5 days; YouTube's policy demands its deletion
     * within seven.
     */
    @WithDefault("P5D")
    Duration keepDisconnected();

    /** Consecutive failures that open a channel's circuit. Default 5. */
    @WithDefault("5")
    int circuitFailureThreshold();

    /** Time for which an open circuit lets no call through. Default 60 seconds. */
    @WithDefault("PT60S")
    Duration circuitOpenDuration();

    /** Most calls for one channel at a time, on a replica. Default 8. */
    @WithDefault("8")
    int maxParallelCalls();

    /** Most byte transfers for one channel at a time, on a replica. Default 4. */
    @WithDefault("4")
    int maxParallelTransfers();

    /** Most calls for one channel in a second; further calls queue for up to five seconds. Default 20. */
    @WithDefault("20")
    int callsPerSecond();

    /** Circuits kept in memory; a channel has one for each of Google's services. Default 5,000. */
    @WithDefault("5000")
    int circuitsRemembered();
}
