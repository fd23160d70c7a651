package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore.AccountView;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountStore.Registration;
import dev.ratiomesh.order.placing.state.AdProvider;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        AccountRegistration read = readRegistration(body);
        ProviderAccountId id = accountId(caller.actingFor(read.tenantId()), provider, account);
        String manager = loginCustomerId(read.loginCustomerId());
        Secret token = token(read.refreshToken());
        if (!accounts.canRegister()) {
            throw new ProblemException(
                    503,
                    "NO_KEY",
                    "This deployment has no key to keep a token with: orders.credentials.active-key is not set.");
        }
        return accounts.save(id, new Registration(token, manager, caller.name())).chain(created -> accounts.find(id)
                .map(found -> found.orElseThrow(() -> notFound(id)))
                .map(seen -> Response.status(created ? 201 : 200).entity(seen).build()));
    }

    @GET
    @RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
    public Uni<AccountPage> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = PageCursor.limit(limit);
        // One more than asked for shows whether there is a next page.
        return accounts.list(caller.tenantOrNull(), position(cursor), size + 1).map(rows -> page(rows, size));
    }

    @DELETE
    @Path("{provider}/{account}")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> delete(
            @PathParam("provider") String provider,
            @PathParam("account") String account,
            @QueryParam("tenantId") @Nullable String tenantId) {
        ProviderAccountId id = accountId(caller.actingFor(tenantId), provider, account);
        return accounts.delete(id).map(there -> {
            if (!there) {
                throw notFound(id);
            }
            return Response.noContent().build();
        });
    }

    /** A parser's complaint quotes what it stumbled over, and that may be the token. */
    private static AccountRegistration readRegistration(byte[] body) {
        try {
            return JsonBodies.read(body, AccountRegistration.class, Map.of());
        } catch (ProblemException e) {
            throw e.code().equals("UNREADABLE")
                    ? new ProblemException(e.status(), e.code(), "The body is no JSON.")
                    : e;
        }
    }

    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");
    private static final int MAX_TENANT_LENGTH = 200;

    static ProviderAccountId accountId(String tenantId, String provider, String account) {
        if (AdProvider.named(provider).filter(AdProvider::isAutomatic).isEmpty()) {
            throw ProblemException.badParameter("provider", OrderViews.quote(provider) + " takes no credentials");
        }
        if (!TEN_DIGITS.matcher(account).matches()) {
            throw ProblemException.badParameter("account", "an account of google-ads has ten digits");
        }
        if (tenantId.isBlank() || tenantId.length() > MAX_TENANT_LENGTH || tenantId.indexOf(0) >= 0) {
            throw ProblemException.badParameter("tenantId", "must have 1 to " + MAX_TENANT_LENGTH + " characters");
        }
        return new ProviderAccountId(tenantId, provider, account);
    }

    static @Nullable String loginCustomerId(@Nullable String given) {
        if (given != null && !TEN_DIGITS.matcher(given).matches()) {
            throw ProblemException.badParameter("loginCustomerId", "a manager account has ten digits");
        }
        return given;
    }

    static Secret token(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw ProblemException.badParameter("refreshToken", "is required; what is stored stays as it is");
        }
        try {
            return new Secret(given);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("refreshToken", String.valueOf(e.getMessage()));
        }
    }

    static ProblemException notFound(ProviderAccountId id) {
        return ProblemException.notFound("Account " + id.provider() + "/" + id.account());
    }

    /** @param next the cursor of the next page, null on the last */
    record AccountPage(List<AccountView> items, @Nullable String next) {}

    static AccountPage page(List<AccountView> rows, int size) {
        return rows.size() > size
                ? new AccountPage(rows.subList(0, size), cursor(rows.get(size - 1)))
                : new AccountPage(rows, null);
    }

    /** A tenant's id may hold anything, so it comes last. */
    private static String cursor(AccountView last) {
        return PageCursor.of(last.provider() + "|" + last.account() + "|" + last.tenantId());
    }

    static @Nullable ProviderAccountId position(@Nullable String cursor) {
        String place = PageCursor.position(cursor);
        if (place == null) {
            return null;
        }
        String[] parts = place.split("\\|", 3);
        if (parts.length != 3) {
            throw ProblemException.badParameter("cursor", "is not one that this service gave");
        }
        return new ProviderAccountId(parts[2], parts[0], parts[1]);
    }
}
