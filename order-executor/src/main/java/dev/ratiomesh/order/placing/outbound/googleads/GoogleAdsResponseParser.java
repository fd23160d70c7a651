package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.NoResponse;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.NotSent;
import dev.ratiomesh.order.placing.outbound.googleads.HttpExchange.Response;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What Google Ads' answers mean. What cannot be understood is never taken for a yes, a no or a nothing. */
@ApplicationScoped
public class GoogleAdsResponseParser {
    private final ApiVersionCheck version;
    private final OrderMeters meters;

    public GoogleAdsResponseParser(ApiVersionCheck version, OrderMeters meters) {
        this.version = version;
        this.meters = meters;
    }

    /** Whether what was to be changed is no longer there. */
    static boolean isGone(HttpExchange exchange) {
        return exchange instanceof Response answered
                && answered.status() >= 400
                && GoogleAdsError.parse(answered.status(), answered.body()).isGone();
    }

    SendResult parseMutate(HttpExchange exchange) {
        if (exchange instanceof NotSent not) {
            return new SendResult.NotExecuted(not.message(), not.retryDelay());
        }
        if (exchange instanceof NoResponse none) {
            return new SendResult.Indeterminate(none.message());
        }
        Response answered = (Response) exchange;
        if (answered.status() >= 300) {
            return parseError(GoogleAdsError.parse(answered.status(), answered.body()));
        }
        for (JsonNode one : answered.body().path("mutateOperationResponses")) {
            String name = one.path("campaignResult").path("resourceName").asText();
            if (!name.isEmpty()) {
                return new SendResult.OrderAccepted(name);
            }
        }
        return new SendResult.Indeterminate("google-ads answered " + answered.status() + " without a campaign");
    }

    /** A name that is taken is no objection: whoever sends the order asks for its name first. */
    ValidationResult parseValidation(HttpExchange exchange) {
        if (exchange instanceof Response answered && answered.status() < 300) {
            return new ValidationResult.ValidationPassed("google-ads has no objection");
        }
        SendResult reply = parseMutate(exchange);
        if (reply instanceof SendResult.OrderDeclined declined) {
            return new ValidationResult.ValidationRejected(declined.words());
        }
        if (reply instanceof SendResult.NameTaken taken) {
            return new ValidationResult.ValidationPassed(taken.words());
        }
        return reply instanceof SendResult.NotExecuted not
                ? new ValidationResult.ValidationInconclusive(not.words(), not.pause())
                : new ValidationResult.ValidationInconclusive(
                        ((SendResult.Indeterminate) reply).words(), Duration.ZERO);
    }

    private SendResult parseError(GoogleAdsError failure) {
        version.recordError(failure);
        if (failure.isNameTaken()) {
            return new SendResult.NameTaken(failure.message());
        }
        if (failure.isRetryable()) {
            return new SendResult.NotExecuted(failure.message(), failure.retryDelay());
        }
        return failure.isIndeterminate() || failure.status() < 400
                ? new SendResult.Indeterminate(failure.message())
                : new SendResult.OrderDeclined(failure.message());
    }

    LookupResult parseSearch(HttpExchange exchange, String name) {
        try {
            JsonNode rows = requireBody(exchange, "find").path("results");
            LookupResult found = new LookupResult.NotAtProvider();
            for (JsonNode row : rows) {
                JsonNode campaign = row.path("campaign");
                if (!campaign.path("name").asText().equals(name)) {
                    return new LookupResult.LookupInconclusive(
                            "google-ads answered for another name than " + name, GoogleAdsError.DEFAULT_RETRY_DELAY);
                }
                boolean removed = campaign.path("status").asText().equals("REMOVED");
                if (!removed || found instanceof LookupResult.NotAtProvider) {
                    found = new LookupResult.OrderFound(
                            campaign.path("resourceName").asText());
                }
            }
            return found;
        } catch (ProviderException trouble) {
            return new LookupResult.LookupInconclusive(trouble.message(), trouble.retryDelay());
        }
    }

    RawReport parseReport(HttpExchange exchange) {
        JsonNode body = requireBody(exchange, "report");
        JsonNode row = body.path("results").path(0);
        if (row.isMissingNode()) {
            return new RawReport(null, null, 0, 0, false);
        }
        JsonNode metrics = row.path("metrics");
        JsonNode campaign = row.path("campaign");
        JsonNode currency = row.path("customer").path("currencyCode");
        boolean over = campaign.path("status").asText().equals("REMOVED")
                || campaign.path("primaryStatus").asText().equals("ENDED");
        // A metric of 0 may be left out, as proto3 does.
        return new RawReport(
                campaign.path("name").isTextual() ? campaign.path("name").asText() : null,
                currency.isMissingNode() ? null : currency.asText(),
                parseNumber(metrics, "costMicros"),
                parseNumber(metrics, "videoTrueviewViews"),
                over);
    }

    /** An int64 comes as a text; what is no number must not pass for 0, which would take a cost back. */
    private static long parseNumber(JsonNode metrics, String name) {
        JsonNode value = metrics.path(name);
        if (!metrics.isObject() || !(value.isMissingNode() || value.asText().matches("-?\\d{1,18}"))) {
            throw new ProviderException(
                    "google-ads reports no usable " + name + ": " + GoogleAdsError.truncate(value.toString()),
                    Duration.ZERO);
        }
        return value.asLong(0);
    }

    JsonNode requireBody(HttpExchange exchange, String call) {
        if (exchange instanceof Response answered && answered.status() < 300) {
            meters.called(call, "ok");
            return answered.body();
        }
        meters.called(call, "trouble");
        if (exchange instanceof Response answered) {
            GoogleAdsError failure = GoogleAdsError.parse(answered.status(), answered.body());
            version.recordError(failure);
            throw new ProviderException(failure.message(), failure.isRetryable() ? failure.retryDelay() : Duration.ZERO);
        }
        if (exchange instanceof NotSent not) {
            throw new ProviderException(not.message(), not.retryDelay());
        }
        throw new ProviderException(((NoResponse) exchange).message(), Duration.ZERO);
    }
}
