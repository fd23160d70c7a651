package dev.ratiomesh.fleet;

import dev.ratiomesh.delivery.http.StreamConfig;
import dev.ratiomesh.delivery.secrets.CredentialsConfig;
import io.smallrye.config.ConfigMapping;

/** Holds every configuration key of the service, under {@code fleet}; each feature has an interface of its own. */
@ConfigMapping(prefix = "fleet")
public interface FleetConfig {
    GoogleConfig google();

    QuotaConfig quota();

    AccessConfig access();

    UploadConfig uploads();

    /** The keys that encrypt tokens and session addresses. */
    CredentialsConfig credentials();

    RankingConfig ranking();

    HealthConfig health();

    ReportsConfig reports();

    CommentsConfig comments();

    /** The live stream of events over HTTP. */
    StreamConfig stream();
}
