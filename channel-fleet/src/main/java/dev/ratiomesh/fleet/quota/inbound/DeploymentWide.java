package dev.ratiomesh.fleet.quota.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;

/** What is shared by all tenants is shown to a token for all tenants only: one tenant's load would show to another. */
final class DeploymentWide {
    private DeploymentWide() {}

    /** @throws ProblemException 403 for a token of a single tenant */
    static void require(Caller caller) {
        if (caller.tenant().isPresent()) {
            throw new ProblemException(
                    403,
                    "FOREIGN_TENANT",
                    "The quota is shared by all tenants: a token for tenant * is needed. A channel's part of it is at"
                            + " /api/channels/{id}/quota.");
        }
    }
}
