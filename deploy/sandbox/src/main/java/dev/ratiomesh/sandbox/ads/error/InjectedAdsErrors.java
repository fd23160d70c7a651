package dev.ratiomesh.sandbox.ads.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.List;
import java.util.Map;

/** Maps injected errors to Google Ads errors: {@code family.CODE}, or the usual error of the status. */
public final class InjectedAdsErrors {
    private static final Map<Integer, String> DEFAULT_REASONS = Map.of(
            400, "fieldError.INVALID_VALUE",
            401, "authenticationError.OAUTH_TOKEN_EXPIRED",
            403, "authorizationError.USER_PERMISSION_DENIED",
            404, "mutateError.RESOURCE_NOT_FOUND",
            429, "quotaError.RESOURCE_TEMPORARILY_EXHAUSTED",
            500, "internalError.INTERNAL_ERROR",
            503, "internalError.TRANSIENT_ERROR");
    private static final String RETRY_DELAY = "10s";

    private InjectedAdsErrors() {}

    public static AdsFailure of(InjectedError error) {
        String reason = error.reasonIfSet()
                .orElseGet(() -> DEFAULT_REASONS.getOrDefault(error.status(), "internalError.INTERNAL_ERROR"));
        int dot = reason.indexOf('.');
        String family = dot < 0 ? "internalError" : reason.substring(0, dot);
        AdsError adsError = AdsError.of(family, reason.substring(dot + 1), "Injected by the sandbox: " + reason);
        return new AdsFailure(error.status(), "Injected by the sandbox", List.of(detailed(adsError)));
    }

    private static AdsError detailed(AdsError error) {
        return switch (error.family()) {
            case "quotaError" -> error.detailed(quotaDetails());
            case "policyFindingError" -> error.detailed(policyDetails());
            default -> error;
        };
    }

    private static ObjectNode policyDetails() {
        ObjectNode details = SandboxJson.object();
        details.putObject("policyFindingDetails")
                .putArray("policyTopicEntries")
                .addObject()
                .put("type", "PROHIBITED")
                .put("topic", "CLICKBAIT");
        return details;
    }

    private static ObjectNode quotaDetails() {
        ObjectNode details = SandboxJson.object();
        details.putObject("quotaErrorDetails")
                .put("rateScope", "ACCOUNT")
                .put("rateName", "Requests per account")
                .put("retryDelay", RETRY_DELAY);
        return details;
    }
}
