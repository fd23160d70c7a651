package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange.NoResponse;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange.NotSent;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange.Response;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Interprets the responses of Google Ads. A response that cannot be understood is never taken for success, rejection or
 * absence.
 */
@ApplicationScoped
public class GoogleAdsResponseParser {
    private final ApiVersionCheck version;
    private final OrderMeters meters;

    public GoogleAdsResponseParser(ApiVersionCheck version, OrderMeters meters) {
        this.version = version;
        this.meters = meters;
    }

    /** Returns whether the resource to change no longer exists. */
    static boolean isGone(HttpExchange exchange) {
        return exchange instanceof Response response
                && response.status() >= 400
                && GoogleAdsError.parse(response.status(), response.body()).isGone();
    }

    /** Interprets the response to a placement. */
    SendResult parseMutate(HttpExchange exchange) {
        if (exchange instanceof NotSent notSent) {
            return new SendResult.NotExecuted(notSent.message(), notSent.retryDelay());
        }
        if (exchange instanceof NoResponse none) {
            return new SendResult.Indeterminate(none.message());
        }
        Response response = (Response) exchange;
        if (response.status() >= 300) {
            return parseError(GoogleAdsError.parse(response.status(), response.body()));
        }
        for (JsonNode operation : response.body().path("mutateOperationResponses")) {
            String name = operation.path("campaignResult").path("resourceName").asText();
            if (!name.isEmpty()) {
                return new SendResult.OrderAccepted(name);
            }
        }
        return new SendResult.Indeterminate("google-ads answered " + response.status() + " without a campaign");
    }

    /**
     * Interprets the response to a validation. A name that is taken passes, because sending starts with a lookup of it.
     */
    ValidationResult parseValidation(HttpExchange exchange) {
        if (exchange instanceof Response response && response.status() < 300) {
            return new ValidationResult.ValidationPassed("google-ads has no objection");
        }
        SendResult result = parseMutate(exchange);
        if (result instanceof SendResult.OrderDeclined declined) {
            return new ValidationResult.ValidationRejected(declined.message());
        }
        if (result instanceof SendResult.NameTaken taken) {
            return new ValidationResult.ValidationPassed(taken.message());
        }
        return result instanceof SendResult.NotExecuted notExecuted
                ? new ValidationResult.ValidationInconclusive(notExecuted.message(), notExecuted.minimumDelay())
                : new ValidationResult.ValidationInconclusive(
                        ((SendResult.Indeterminate) result).message(), Duration.ZERO);
    }

    private SendResult parseError(GoogleAdsError error) {
        version.recordError(error);
        if (error.isNameTaken()) {
            return new SendResult.NameTaken(error.message());
        }
        if (error.isRetryable()) {
            return new SendResult.NotExecuted(error.message(), error.retryDelay());
        }
        return error.isIndeterminate() || error.status() < 400
                ? new SendResult.Indeterminate(error.message())
                : new SendResult.OrderDeclined(error.message());
    }

    /** Interprets a lookup by name. A live campaign takes precedence over a removed one. */
    LookupResult parseSearch(HttpExchange exchange, String name) {
        try {
            JsonNode rows = requireBody(exchange, "find").path("results");
            LookupResult found = new LookupResult.NotAtProvider();
            for (JsonNode row : rows) {
                JsonNode campaign = row.path("campaign");
                if (!campaign.path("name").asText().equals(name)) {
                    return new LookupResult.LookupInconclusive(
                            "google-ads returned a campaign with another name than " + name,
                            GoogleAdsError.DEFAULT_RETRY_DELAY);
                }
                boolean removed = campaign.path("status").asText().equals("REMOVED");
                if (!removed || found instanceof LookupResult.NotAtProvider) {
                    found = new LookupResult.OrderFound(
                            campaign.path("resourceName").asText());
                }
            }
            return found;
        } catch (ProviderException failure) {
            return new LookupResult.LookupInconclusive(failure.message(), failure.retryDelay());
        }
    }

    /** Reads cost and views; an empty result is a report without a name. Fails with {@link ProviderException}. */
    RawReport parseReport(HttpExchange exchange) {
        JsonNode body = requireBody(exchange, "report");
        JsonNode row = body.path("results").path(0);
        if (row.isMissingNode()) {
            return new RawReport(null, null, 0, 0, false);
        }
        JsonNode metrics = row.path("metrics");
        JsonNode campaign = row.path("campaign");
        JsonNode currency = row.path("customer").path("currencyCode");
        boolean ended = campaign.path("status").asText().equals("REMOVED")
                || campaign.path("primaryStatus").asText().equals("ENDED");
        // proto3 omits a metric of 0.
        return new RawReport(
                campaign.path("name").isTextual() ? campaign.path("name").asText() : null,
                currency.isMissingNode() ? null : currency.asText(),
                parseNumber(metrics, "costMicros"),
                parseNumber(metrics, "videoTrueviewViews"),
                ended);
    }

    /**
     * Reads an int64, which JSON carries as text. A malformed number must not pass for 0, which would take a cost back.
     */
    private static long parseNumber(JsonNode metrics, String name) {
        JsonNode value = metrics.path(name);
        if (!metrics.isObject() || !(value.isMissingNode() || value.asText().matches("-?\\d{1,18}"))) {
            throw new ProviderException(
                    "google-ads reports no usable " + name + ": " + GoogleAdsError.truncate(value.toString()),
                    Duration.ZERO);
        }
        return value.asLong(0);
    }

    /**
     * Returns the body of a successful response and counts the call. Fails with {@link ProviderException} otherwise.
     */
    JsonNode requireBody(HttpExchange exchange, String call) {
        if (exchange instanceof Response response && response.status() < 300) {
            meters.called(call, "ok");
            return response.body();
        }
        meters.called(call, "trouble");
        if (exchange instanceof Response response) {
            GoogleAdsError error = GoogleAdsError.parse(response.status(), response.body());
            version.recordError(error);
            throw new ProviderException(error.message(), error.isRetryable() ? error.retryDelay() : Duration.ZERO);
        }
        if (exchange instanceof NotSent notSent) {
            throw new ProviderException(notSent.message(), notSent.retryDelay());
        }
        throw new ProviderException(((NoResponse) exchange).message(), Duration.ZERO);
    }
}
