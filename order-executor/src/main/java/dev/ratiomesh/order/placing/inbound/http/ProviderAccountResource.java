package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore.Registration;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant's accounts at providers. A token comes in here and goes out nowhere. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
class ProviderAccountResource {
    private final Caller caller;
    private final ProviderAccountStore accounts;

    ProviderAccountResource(Caller caller, ProviderAccountStore accounts) {
        this.caller = caller;
        this.accounts = accounts;
    }

    /**
     * The body of a registration.
     *
     * @param loginCustomerId the manager account through which the account is reached, ten digits
     * @param tenantId only with a token for every tenant
     */
    record AccountRegistration(
            @Nullable String refreshToken, @Nullable String loginCustomerId, @Nullable String tenantId) {
        @Override
        public String toString() {
            return "Body[hidden]";
        }
    }

    @PUT
    @Path("{provider}/{account}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> register(
            @PathParam("provider") String provider, @PathParam("account") String account, byte[] body) {
        AccountRegistration read = read(body);
        ProviderAccountId id = AccountForm.id(caller.actingFor(read.tenantId()), provider, account);
        String manager = AccountForm.loginCustomerId(read.loginCustomerId());
        Secret token = AccountForm.token(read.refreshToken());
        if (!accounts.canRegister()) {
            throw new ProblemException(
                    503,
                    "NO_KEY",
                    "This deployment has no key to keep a token with: orders.credentials.active-key is not set.");
        }
        return accounts.put(id, new Registration(token, manager, caller.name())).chain(created -> accounts.one(id)
                .map(found -> found.orElseThrow(() -> AccountForm.notFound(id)))
                .map(seen -> Response.status(created ? 201 : 200).entity(seen).build()));
    }

    @GET
    @RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
    public Uni<AccountPages.AccountPage> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = PageCursor.limit(limit);
        // One more than asked for shows whether there is a next page.
        return accounts.list(caller.tenantOrNull(), AccountPages.place(cursor), size + 1)
                .map(rows -> AccountPages.of(rows, size));
    }

    @DELETE
    @Path("{provider}/{account}")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> delete(
            @PathParam("provider") String provider,
            @PathParam("account") String account,
            @QueryParam("tenantId") @Nullable String tenantId) {
        ProviderAccountId id = AccountForm.id(caller.actingFor(tenantId), provider, account);
        return accounts.delete(id).map(there -> {
            if (!there) {
                throw AccountForm.notFound(id);
            }
            return Response.noContent().build();
        });
    }

    /** A parser's complaint quotes what it stumbled over, and that may be the token. */
    private static AccountRegistration read(byte[] body) {
        try {
            return JsonBodies.read(body, AccountRegistration.class, Map.of());
        } catch (ProblemException e) {
            throw e.code().equals("UNREADABLE")
                    ? new ProblemException(e.status(), e.code(), "The body is no JSON.")
                    : e;
        }
    }
}
