package dev.ratiomesh.sandbox.ads.error;

import dev.ratiomesh.sandbox.oauth.IssuedTokens;
import dev.ratiomesh.sandbox.wire.HttpCall;
import java.util.List;
import java.util.Optional;

/**
 * Authorizes calls to the Google Ads API. Any bearer token is valid unless it starts with {@code expired} or {@code
 * revoked} or its grant was revoked; any ten digits are an account of the caller's unless they start with {@code 000}.
 */
public final class AdsAccess {
    private AdsAccess() {}

    public static Optional<AdsFailure> refusal(HttpCall call, IssuedTokens grants) {
        Optional<String> token = call.bearer();
        if (token.isEmpty()) {
            return Optional.of(AdsFailure.plain(
                    401,
                    "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or"
                            + " other valid authentication credential."));
        }
        if (token.get().startsWith("expired")) {
            return Optional.of(unauthenticated("OAUTH_TOKEN_EXPIRED"));
        }
        if (token.get().startsWith("revoked") || grants.isAccessRevoked(token.get())) {
            return Optional.of(unauthenticated("OAUTH_TOKEN_REVOKED"));
        }
        return call.header("login-customer-id")
                .filter(id -> !id.matches("\\d{10}"))
                .map(id -> AdsFailure.invalid(AdsError.of(
                        "headerError",
                        "INVALID_LOGIN_CUSTOMER_ID",
                        "The login customer id must be ten digits without dashes: " + id)));
    }

    public static Optional<AdsFailure> badCustomer(String customer) {
        if (!customer.matches("\\d{10}")) {
            return Optional.of(AdsFailure.invalid(AdsError.of(
                    "requestError",
                    "INVALID_CUSTOMER_ID",
                    "Customer ID is invalid: ten digits without dashes are needed.")));
        }
        return customer.startsWith("000")
                ? Optional.of(new AdsFailure(
                        403,
                        "The caller does not have permission",
                        List.of(AdsError.of(
                                "authorizationError",
                                "USER_PERMISSION_DENIED",
                                "User doesn't have permission to access customer."))))
                : Optional.empty();
    }

    private static AdsFailure unauthenticated(String code) {
        return new AdsFailure(
                401,
                "Request had invalid authentication credentials.",
                List.of(AdsError.of("authenticationError", code, "The token is no longer good.")));
    }
}
