package dev.ratiomesh.fleet;

import io.smallrye.config.ConfigMapping;

/** Every key of the service, under {@code fleet}; each feature's keys are in an interface of its own. */
@ConfigMapping(prefix = "fleet")
public interface FleetConfig {
    GoogleConfig google();

    QuotaConfig quota();
}
