package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How channels are connected, and how calls for them are kept within bounds, under {@code fleet.access}. */
public interface AccessConfig {
    /** What the project's consent screen is. A grant made under Testing ends by itself after seven days. */
    enum ConsentScreenStatus {
        TESTING,
        PRODUCTION
    }

    @WithDefault("production")
    ConsentScreenStatus consentScreen();

    /** Where Google sends the owner's browser back to; registered in the project, {@code …/api/connections/callback}. */
    @WithDefault("http://localhost:8085/api/connections/callback")
    URI redirectUri();

    /** The operator's page where an owner connects a channel; events link to it with {@code ?channelId=}. */
    @WithDefault("http://localhost:8085/connect")
    URI connectPage();

    /** How long an owner may take to consent. */
    @WithDefault("PT15M")
    Duration attemptLife();

    /** Attempts of a tenant that may be open at a time. */
    @WithDefault("50")
    int openAttempts();

    /** How long before its end a token is renewed. */
    @WithDefault("PT5M")
    Duration renewBefore();

    /** Pause between looks for tokens to renew and grants to revoke. */
    @WithDefault("PT5S")
    Duration every();

    /** Tokens that a replica renews at a time. */
    @WithDefault("16")
    int batch();

    /** How long a replica has for one renewal; longer than two calls' timeouts, and shorter than {@link #renewBefore}. */
    @WithDefault("PT1M")
    Duration lease();

    /** The first pause after a renewal that failed for the moment; it doubles each time, up to a minute. */
    @WithDefault("PT5S")
    Duration pause();

    /** For how long Google is asked to revoke a grant that was given up. */
    @WithDefault("P7D")
    Duration revokeFor();

    /** How long what is stored of a disconnected channel is kept; YouTube's policy has it gone after seven days. */
    @WithDefault("P5D")
    Duration keepDisconnected();

    /** Failures in a row that open a channel's circuit. */
    @WithDefault("5")
    int failures();

    /** For how long it stays open. */
    @WithDefault("PT60S")
    Duration openFor();

    /** Calls for one channel at a time. */
    @WithDefault("8")
    int parallel();

    /** Transfers of bytes for one channel at a time. */
    @WithDefault("4")
    int transfers();

    /** Calls for one channel a second; the rest queue for up to five seconds. */
    @WithDefault("20")
    int perSecond();

    /** Circuits that are remembered; a channel has one for each of Google's servers. */
    @WithDefault("5000")
    int circuitsRemembered();
}
