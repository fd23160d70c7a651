package dev.ratiomesh.order.placing.outbound.googleads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.execution.Check;
import dev.ratiomesh.order.placing.execution.LookUp;
import dev.ratiomesh.order.placing.execution.Reply;
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

    Reply parseMutate(HttpExchange exchange) {
        if (exchange instanceof NotSent not) {
            return new Reply.NotExecuted(not.words(), not.pause());
        }
        if (exchange instanceof NoResponse none) {
            return new Reply.Indeterminate(none.words());
        }
        Response answered = (Response) exchange;
        if (answered.status() >= 300) {
            return declined(GoogleAdsError.of(answered.status(), answered.body()));
        }
        for (JsonNode one : answered.body().path("mutateOperationResponses")) {
            String name = one.path("campaignResult").path("resourceName").asText();
            if (!name.isEmpty()) {
                return new Reply.OrderAccepted(name);
            }
        }
        return new Reply.Indeterminate("google-ads answered " + answered.status() + " without a campaign");
    }

    /** A name that is taken is no objection: whoever sends the order asks for its name first. */
    Check checked(HttpExchange exchange) {
        if (exchange instanceof Response answered && answered.status() < 300) {
            return new Check.ValidationPassed("google-ads has no objection");
        }
        Reply reply = parseMutate(exchange);
        if (reply instanceof Reply.OrderDeclined declined) {
            return new Check.ValidationRejected(declined.words());
        }
        if (reply instanceof Reply.NameTaken taken) {
            return new Check.ValidationPassed(taken.words());
        }
        return reply instanceof Reply.NotExecuted not
                ? new Check.ValidationInconclusive(not.words(), not.pause())
                : new Check.ValidationInconclusive(((Reply.Indeterminate) reply).words(), Duration.ZERO);
    }

    private Reply declined(GoogleAdsError failure) {
        version.saw(failure);
        if (failure.isNameTaken()) {
            return new Reply.NameTaken(failure.words());
        }
        if (failure.isRetryable()) {
            return new Reply.NotExecuted(failure.words(), failure.retryDelay());
        }
        return failure.isIndeterminate() || failure.status() < 400
                ? new Reply.Indeterminate(failure.words())
                : new Reply.OrderDeclined(failure.words());
    }

    LookUp parseSearch(HttpExchange exchange, String name) {
        try {
            JsonNode rows = body(exchange, "find").path("results");
            LookUp found = new LookUp.NotAtProvider();
            for (JsonNode row : rows) {
                JsonNode campaign = row.path("campaign");
                if (!campaign.path("name").asText().equals(name)) {
                    return new LookUp.LookupInconclusive(
                            "google-ads answered for another name than " + name, GoogleAdsError.USUAL_DELAY);
                }
                boolean removed = campaign.path("status").asText().equals("REMOVED");
                if (!removed || found instanceof LookUp.NotAtProvider) {
                    found = new LookUp.OrderFound(campaign.path("resourceName").asText());
                }
            }
            return found;
        } catch (ProviderException trouble) {
            return new LookUp.LookupInconclusive(trouble.words(), trouble.pause());
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
