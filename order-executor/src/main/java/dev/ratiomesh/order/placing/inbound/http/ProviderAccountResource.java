package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
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

/** Registers, lists and removes a tenant's accounts at ad providers. A refresh token is accepted and never returned. */
@Path("/api/accounts")
@Produces(MediaType.APPLICATION_JSON)
class ProviderAccountResource {
    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");
    private static final int MAX_TENANT_LENGTH = 200;

    private final Caller caller;
    private final ProviderAccountStore accounts;

    ProviderAccountResource(Caller caller, ProviderAccountStore accounts) {
        this.caller = caller;
        this.accounts = accounts;
    }

    /**
     * The body of a registration.
     *
     * @param refreshToken required; null and blank are rejected
     * @param loginCustomerId the manager account that has access to the account, ten digits; null for the configured one
     * @param tenantId only for callers whose token covers every tenant; null for the caller's own
     */
    record AccountRegistration(
            @Nullable String refreshToken, @Nullable String loginCustomerId, @Nullable String tenantId) {
        @Override
        public String toString() {
            return "AccountRegistration[hidden]";
        }
    }

    /**
     * One page of accounts, by tenant, provider and account.
     *
     * @param next the cursor of the next page, null on the last
     */
    record AccountPage(List<AccountView> items, @Nullable String next) {}

    @PUT
    @Path("{provider}/{account}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> register(
            @PathParam("provider") String provider, @PathParam("account") String account, byte[] body) {
        AccountRegistration registration = readRegistration(body);
        ProviderAccountId id = accountId(caller.commandTenant(registration.tenantId()), provider, account);
        String manager = loginCustomerId(registration.loginCustomerId());
        Secret token = token(registration.refreshToken());
        if (!accounts.canRegister()) {
            throw new ProblemException(
                    503,
                    "NO_KEY",
                    "This deployment has no key to encrypt tokens with: orders.credentials.active-key is not set.");
        }
        return accounts.save(id, new Registration(token, manager, caller.name()))
                .chain(created -> accounts.find(id)
                        .map(found -> found.orElseThrow(() -> notFound(id)))
                        .map(view -> Response.status(created ? 201 : 200)
                                .entity(view)
                                .build()));
    }

    @GET
    @RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
    public Uni<AccountPage> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = PageCursor.limit(limit);
        // One row more than requested shows whether there is a next page.
        return accounts.list(caller.tenantOrNull(), position(cursor), size + 1).map(rows -> page(rows, size));
    }

    @DELETE
    @Path("{provider}/{account}")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> delete(
            @PathParam("provider") String provider,
            @PathParam("account") String account,
            @QueryParam("tenantId") @Nullable String tenantId) {
        ProviderAccountId id = accountId(caller.commandTenant(tenantId), provider, account);
        return accounts.delete(id).map(deleted -> {
            if (!deleted) {
                throw notFound(id);
            }
            return Response.noContent().build();
        });
    }

    /**
     * Reads the body without quoting it in errors: a parser's message repeats the text it fails at, which may be the
     * token.
     */
    private static AccountRegistration readRegistration(byte[] body) {
        try {
            return JsonBodies.read(body, AccountRegistration.class, Map.of());
        } catch (ProblemException e) {
            throw e.code().equals("UNREADABLE")
                    ? new ProblemException(e.status(), e.code(), "The body is not valid JSON.")
                    : e;
        }
    }

    private static ProviderAccountId accountId(String tenantId, String provider, String account) {
        if (AdProvider.named(provider).filter(AdProvider::isAutomatic).isEmpty()) {
            throw ProblemException.badParameter(
                    "provider", OrderViews.quote(provider) + " is not a provider with credentials");
        }
        if (!TEN_DIGITS.matcher(account).matches()) {
            throw ProblemException.badParameter("account", "an account of google-ads has ten digits");
        }
        if (tenantId.isBlank() || tenantId.length() > MAX_TENANT_LENGTH || tenantId.indexOf(0) >= 0) {
            throw ProblemException.badParameter("tenantId", "must have 1 to " + MAX_TENANT_LENGTH + " characters");
        }
        return new ProviderAccountId(tenantId, provider, account);
    }

    private static @Nullable String loginCustomerId(@Nullable String text) {
        if (text != null && !TEN_DIGITS.matcher(text).matches()) {
            throw ProblemException.badParameter("loginCustomerId", "a manager account has ten digits");
        }
        return text;
    }

    private static Secret token(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw ProblemException.badParameter("refreshToken", "is required; the stored account is unchanged");
        }
        try {
            return new Secret(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("refreshToken", String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException notFound(ProviderAccountId id) {
        return ProblemException.notFound("Account " + id.provider() + "/" + id.account());
    }

    private static AccountPage page(List<AccountView> rows, int size) {
        return rows.size() > size
                ? new AccountPage(rows.subList(0, size), cursor(rows.get(size - 1)))
                : new AccountPage(rows, null);
    }

    /** Encodes the cursor. The tenant comes last because its id may contain the separator. */
    private static String cursor(AccountView last) {
        return PageCursor.encode(last.provider() + "|" + last.account() + "|" + last.tenantId());
    }

    private static @Nullable ProviderAccountId position(@Nullable String cursor) {
        String text = PageCursor.decode(cursor);
        if (text == null) {
            return null;
        }
        String[] parts = text.split("\\|", 3);
        if (parts.length != 3) {
            throw ProblemException.badParameter("cursor", "is not a cursor of this service");
        }
        return new ProviderAccountId(parts[2], parts[0], parts[1]);
    }
}
