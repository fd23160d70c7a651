package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in a registration; every refusal names the field, and none quotes the token. */
final class AccountForm {
    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");
    private static final int LONGEST_TENANT = 200;

    private AccountForm() {}

    static ProviderAccountId id(String tenantId, String provider, String account) {
        if (AdProvider.named(provider).filter(AdProvider::isAutomatic).isEmpty()) {
            throw ProblemException.badParameter("provider", OrderViews.quote(provider) + " takes no credentials");
        }
        if (!TEN_DIGITS.matcher(account).matches()) {
            throw ProblemException.badParameter("account", "an account of google-ads has ten digits");
        }
        if (tenantId.isBlank() || tenantId.length() > LONGEST_TENANT || tenantId.indexOf(0) >= 0) {
            throw ProblemException.badParameter("tenantId", "must have 1 to " + LONGEST_TENANT + " characters");
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
}
