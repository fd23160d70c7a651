package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Google's servers and the deployment's one project, under {@code fleet.google}. */
public interface GoogleConfig {
    /** YouTube Data API v3: scheme, host and port. */
    @WithDefault("https://www.googleapis.com")
    URI dataUrl();

    /** YouTube Analytics API v2: scheme, host and port. */
    @WithDefault("https://youtubeanalytics.googleapis.com")
    URI analyticsUrl();

    /** YouTube Reporting API v1: scheme, host and port. */
    @WithDefault("https://youtubereporting.googleapis.com")
    URI reportingUrl();

    /** Where owners consent. */
    @WithDefault("https://accounts.google.com/o/oauth2/v2/auth")
    URI authUrl();

    @WithDefault("https://oauth2.googleapis.com/token")
    URI tokenUrl();

    @WithDefault("https://oauth2.googleapis.com/revoke")
    URI revokeUrl();

    String clientId();

    String clientSecret();

    /** The API key of the same project, for what the public sees. */
    String key();

    /** For one call, from the request to the last byte; transfers of videos have their own limits. */
    @WithDefault("PT15S")
    Duration timeout();

    /** The largest answer that is read, in bytes. */
    @WithDefault("4194304")
    int maxAnswer();
}
