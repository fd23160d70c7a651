package dev.ratiomesh.delivery.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, by the bearer token: the claim {@code tenant} names the customer; {@code *} is the operator of the mesh, who
 * sees every tenant.
 */
@RequestScoped
public class Caller {
    /** Roles, in the token's {@code groups}. */
    public static final String VIEWER = "viewer";

    public static final String OPERATOR = "operator";
    public static final String APPROVER = "approver";

    private static final String EVERY_TENANT = "*";

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The tenant to which every answer is limited; empty for the operator of the mesh. */
    public Optional<String> tenant() {
        String tenant = claim();
        return tenant.equals(EVERY_TENANT) ? Optional.empty() : Optional.of(tenant);
    }

    /** The same for a nullable SQL parameter: null means every tenant. */
    public @Nullable String tenantOrNull() {
        return tenant().orElse(null);
    }

    /** Whether this tenant's data may be seen and changed. */
    public boolean mayAccess(String tenantId) {
        return tenant().map(tenantId::equals).orElse(true);
    }

    /**
     * Requires a token for all tenants, for what all of them share: one tenant's load would show to another.
     *
     * @param detail what is shared and where else to look, for people
     * @throws ProblemException 403 {@code FOREIGN_TENANT} for a token of a single tenant
     */
    public void requireAllTenants(String detail) {
        if (tenant().isPresent()) {
            throw new ProblemException(403, "FOREIGN_TENANT", detail);
        }
    }

    /**
     * Requires that something is there and its tenant's data may be seen; the two refusals look alike.
     *
     * @param found empty when it is not there
     * @param name of the thing, for people: {@code Order 17}
     * @throws ProblemException 404
     */
    public <T> T requireVisible(Optional<T> found, Function<T, String> tenantId, String name) {
        return found.filter(thing -> mayAccess(tenantId.apply(thing)))
                .orElseThrow(() -> ProblemException.notFound(name));
    }

    /** The tenant of a command: the token's, or for the operator of the mesh the one the command names. */
    public String commandTenant(@Nullable String named) {
        Optional<String> own = tenant();
        if (own.isEmpty() && named == null) {
            throw new ProblemException(400, "TENANT_MISSING", "tenantId: is required with a token for every tenant.");
        }
        if (own.isPresent() && named != null && !own.get().equals(named)) {
            throw new ProblemException(403, "FOREIGN_TENANT", "tenantId: the token is not for tenant " + named + ".");
        }
        return own.orElse(String.valueOf(named));
    }

    /** Who it is, for the record. */
    public String name() {
        return token.getName() == null ? token.getSubject() : token.getName();
    }

    private String claim() {
        String tenant = token.getClaim("tenant");
        if (tenant == null || tenant.isBlank()) {
            throw new ProblemException(403, "TENANT_MISSING", "The token has no claim tenant.");
        }
        return tenant;
    }
}
