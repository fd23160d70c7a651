package dev.ratiomesh.delivery.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The sender of a request, as the bearer token identifies it. The claim {@code tenant} names the customer; {@code *} is
 * the operator of the mesh, whose token is for all tenants.
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

    /** Returns the tenant to which every answer is limited; empty for the operator of the mesh. */
    public Optional<String> tenant() {
        String tenant = claim();
        return tenant.equals(EVERY_TENANT) ? Optional.empty() : Optional.of(tenant);
    }

    /** Returns the tenant as a nullable SQL parameter: null means every tenant. */
    public @Nullable String tenantOrNull() {
        return tenant().orElse(null);
    }

    /** Returns true when the caller may see and change this tenant's data. */
    public boolean mayAccess(String tenantId) {
        return tenant().map(tenantId::equals).orElse(true);
    }

    /**
     * Requires a token for all tenants, for data that they share: one tenant's load would otherwise be visible to
     * another.
     *
     * @param detail sentence for people: the shared data, and an alternative for tenants
     * @throws ProblemException 403 {@code FOREIGN_TENANT} for a token of a single tenant
     */
    public void requireAllTenants(String detail) {
        if (tenant().isPresent()) {
            throw new ProblemException(403, "FOREIGN_TENANT", detail);
        }
    }

    /**
     * Requires that a resource exists and belongs to a tenant of the caller; both failures give the same answer.
     *
     * @param found the resource, empty when it does not exist
     * @param name of the resource, for people: {@code Order 17}
     * @throws ProblemException 404
     */
    public <T> T requireVisible(Optional<T> found, Function<T, String> tenantId, String name) {
        return found.filter(resource -> mayAccess(tenantId.apply(resource)))
                .orElseThrow(() -> ProblemException.notFound(name));
    }

    /**
     * Returns the tenant of a command: the token's tenant, or for the operator of the mesh the tenant that the command
     * names.
     *
     * @param named tenant in the command, null when it names none
     * @throws ProblemException 403 when the token is for another tenant, 400 when neither names one
     */
    public String commandTenant(@Nullable String named) {
        Optional<String> tokenTenant = tenant();
        if (tokenTenant.isEmpty() && named == null) {
            throw new ProblemException(400, "TENANT_MISSING", "tenantId: is required with a token for every tenant.");
        }
        if (tokenTenant.isPresent() && named != null && !tokenTenant.get().equals(named)) {
            throw new ProblemException(403, "FOREIGN_TENANT", "tenantId: the token is not for tenant " + named + ".");
        }
        return tokenTenant.orElse(String.valueOf(named));
    }

    /** Returns the caller's name for audit records: the token's name, else its subject. */
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
