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
                && GoogleAdsError.of(answered.status(), answered.body()).isGone();
    }

    SendResult parseMutate(HttpExchange exchange) {
        if (exchange instanceof NotSent not) {
            return new SendResult.NotExecuted(not.words(), not.pause());
        }
        if (exchange instanceof NoResponse none) {
            return new SendResult.Indeterminate(none.words());
        }
        Response answered = (Response) exchange;
        if (answered.status() >= 300) {
            return declined(GoogleAdsError.of(answered.status(), answered.body()));
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
    ValidationResult checked(HttpExchange exchange) {
        if (exchange instanceof Response answered && answered.status() < 300) {
            return new ValidationResult.ValidationPassed("google-ads has no objection");
        }
        SendResult reply = parseMutate(exchange);
        if (reply instanceof SendResult.OrderDeclined declined) {
            return new ValidationResult.ValidationRejected(declined.message());
        }
        if (reply instanceof SendResult.NameTaken taken) {
            return new ValidationResult.ValidationPassed(taken.message());
        }
        return reply instanceof SendResult.NotExecuted not
                ? new ValidationResult.ValidationInconclusive(not.message(), not.minimumDelay())
                : new ValidationResult.ValidationInconclusive(
                        ((SendResult.Indeterminate) reply).message(), Duration.ZERO);
    }

    private SendResult declined(GoogleAdsError failure) {
        version.saw(failure);
        if (failure.isNameTaken()) {
            return new SendResult.NameTaken(failure.words());
        }
        if (failure.isRetryable()) {
            return new SendResult.NotExecuted(failure.words(), failure.retryDelay());
        }
        return failure.isIndeterminate() || failure.status() < 400
                ? new SendResult.Indeterminate(failure.words())
                : new SendResult.OrderDeclined(failure.words());
    }

    LookupResult parseSearch(HttpExchange exchange, String name) {
        try {
            JsonNode rows = body(exchange, "find").path("results");
            LookupResult found = new LookupResult.NotAtProvider();
            for (JsonNode row : rows) {
                JsonNode campaign = row.path("campaign");
                if (!campaign.path("name").asText().equals(name)) {
                    return new LookupResult.LookupInconclusive(
                            "google-ads answered for another name than " + name, GoogleAdsError.USUAL_DELAY);
                }
                boolean removed = campaign.path("status").asText().equals("REMOVED");
                if (!removed || found instanceof LookupResult.NotAtProvider) {
                    found = new LookupResult.OrderFound(
                            campaign.path("resourceName").asText());
                }
            }
            return found;
        } catch (ProviderException trouble) {
            return new LookupResult.LookupInconclusive(trouble.words(), trouble.pause());
        }
    }

    RawReport parseReport(HttpExchange exchange) {
        JsonNode body = body(exchange, "report");
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
                number(metrics, "costMicros"),
                number(metrics, "videoTrueviewViews"),
                over);
    }

    /** An int64 comes as a text; what is no number must not pass for 0, which would take a cost back. */
    private static long number(JsonNode metrics, String name) {
        JsonNode value = metrics.path(name);
        if (!metrics.isObject() || !(value.isMissingNode() || value.asText().matches("-?\\d{1,18}"))) {
            throw new ProviderException(
                    "google-ads reports no usable " + name + ": " + GoogleAdsError.shorten(value.toString()),
                    Duration.ZERO);
        }
        return value.asLong(0);
    }

    JsonNode body(HttpExchange exchange, String call) {
        if (exchange instanceof Response answered && answered.status() < 300) {
            meters.called(call, "ok");
            return answered.body();
        }
        meters.called(call, "trouble");
        if (exchange instanceof Response answered) {
            GoogleAdsError failure = GoogleAdsError.of(answered.status(), answered.body());
            version.saw(failure);
            throw new ProviderException(failure.words(), failure.isRetryable() ? failure.retryDelay() : Duration.ZERO);
        }
        if (exchange instanceof NotSent not) {
            throw new ProviderException(not.words(), not.pause());
        }
        throw new ProviderException(((NoResponse) exchange).words(), Duration.ZERO);
    }
}
