package dev.ratiomesh.fleet;

import dev.ratiomesh.delivery.http.StreamConfig;
import dev.ratiomesh.delivery.secrets.CredentialsConfig;
import io.smallrye.config.ConfigMapping;

/** Every key of the service, under {@code fleet}; each feature's keys are in an interface of its own. */
@ConfigMapping(prefix = "fleet")
public interface FleetConfig {
    GoogleConfig google();

    QuotaConfig quota();

    AccessConfig access();

    UploadConfig uploads();

    /** The keys that tokens are encrypted with. */
    CredentialsConfig credentials();

    RankingConfig ranking();

    HealthConfig health();

    ReportsConfig reports();

    CommentsConfig comments();

    /** The live stream of events. */
    StreamConfig stream();
}
