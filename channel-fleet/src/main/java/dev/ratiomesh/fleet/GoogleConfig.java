package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Configures Google's services and the deployment's one Google project, under {@code fleet.google}. */
public interface GoogleConfig {
    /** Scheme, host and port of the YouTube Data API v3. */
    @WithDefault("https://www.googleapis.com")
    URI dataUrl();

    /** Scheme, host and port of the YouTube Analytics API v2. */
    @WithDefault("https://youtubeanalytics.googleapis.com")
    URI analyticsUrl();

    /** Scheme, host and port of the YouTube Reporting API v1. */
    @WithDefault("https://youtubereporting.googleapis.com")
    URI reportingUrl();

    /** The OAuth authorization endpoint, where owners consent. */
    @WithDefault("https://accounts.google.com/o/oauth2/v2/auth")
    URI authUrl();

    /** The OAuth token endpoint. */
    @WithDefault("https://oauth2.googleapis.com/token")
    URI tokenUrl();

    /** The OAuth revocation endpoint. */
    @WithDefault("https://oauth2.googleapis.com/revoke")
    URI revokeUrl();

    /** The OAuth client id of the project. */
    String clientId();

    /** The OAuth client secret of the project; never logged. */
    String clientSecret();

    /** The API key of the same project, for reading public data. */
    String key();

    /**
     * Timeout of one call, from the request to the last byte; video transfers have limits of their own. Default 15
     * seconds.
     */
    @WithDefault("PT15S")
    Duration timeout();

    /** Largest response body that is read, in bytes. Default 4 MiB. */
    @WithDefault("4194304")
    int maxResponseBytes();
}
