package dev.ratiomesh.order.placing.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.Check;
import dev.ratiomesh.order.placing.LookUp;
import dev.ratiomesh.order.placing.Reply;
import dev.ratiomesh.order.placing.Report.Reading;
import dev.ratiomesh.order.placing.outbound.Exchange.Answered;
import dev.ratiomesh.order.placing.outbound.Exchange.NoAnswer;
import dev.ratiomesh.order.placing.outbound.Exchange.NotCalled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What Google Ads' answers mean. What cannot be understood is never taken for a yes, a no or a nothing. */
@ApplicationScoped
class AdsAnswers {
    private final AdsVersion version;
    private final OrderMeters meters;

    AdsAnswers(AdsVersion version, OrderMeters meters) {
        this.version = version;
        this.meters = meters;
    }

    /** Whether what was to be changed is no longer there. */
    static boolean isGone(Exchange exchange) {
        return exchange instanceof Answered answered
                && answered.status() >= 400
                && AdsFailure.of(answered.status(), answered.body()).isGone();
    }

    Reply placed(Exchange exchange) {
        if (exchange instanceof NotCalled not) {
            return new Reply.NotNow(not.words(), not.pause());
        }
        if (exchange instanceof NoAnswer none) {
            return new Reply.Unknown(none.words());
        }
        Answered answered = (Answered) exchange;
        if (answered.status() >= 300) {
            return declined(AdsFailure.of(answered.status(), answered.body()));
        }
        for (JsonNode one : answered.body().path("mutateOperationResponses")) {
            String name = one.path("campaignResult").path("resourceName").asText();
            if (!name.isEmpty()) {
                return new Reply.Accepted(name);
            }
        }
        return new Reply.Unknown("google-ads answered " + answered.status() + " without a campaign");
    }

    /** A name that is taken is no objection: whoever sends the order asks for its name first. */
    Check checked(Exchange exchange) {
        if (exchange instanceof Answered answered && answered.status() < 300) {
            return new Check.Passed("google-ads has no objection");
        }
        Reply reply = placed(exchange);
        if (reply instanceof Reply.Declined declined) {
            return new Check.Objected(declined.words());
        }
        if (reply instanceof Reply.NameTaken taken) {
            return new Check.Passed(taken.words());
        }
        return reply instanceof Reply.NotNow not
                ? new Check.Unanswered(not.words(), not.pause())
                : new Check.Unanswered(((Reply.Unknown) reply).words(), Duration.ZERO);
    }

    private Reply declined(AdsFailure failure) {
        version.saw(failure);
        if (failure.isNameTaken()) {
            return new Reply.NameTaken(failure.words());
        }
        if (failure.isForLater()) {
            return new Reply.NotNow(failure.words(), failure.retryDelay());
        }
        return failure.isUnclear() || failure.status() < 400
                ? new Reply.Unknown(failure.words())
                : new Reply.Declined(failure.words());
    }

    LookUp found(Exchange exchange, String name) {
        try {
            JsonNode rows = body(exchange, "find").path("results");
            LookUp found = new LookUp.Absent();
            for (JsonNode row : rows) {
                JsonNode campaign = row.path("campaign");
                if (!campaign.path("name").asText().equals(name)) {
                    return new LookUp.Unanswered(
                            "google-ads answered for another name than " + name, AdsFailure.USUAL_DELAY);
                }
                boolean removed = campaign.path("status").asText().equals("REMOVED");
                if (!removed || found instanceof LookUp.Absent) {
                    found = new LookUp.Found(campaign.path("resourceName").asText());
                }
            }
            return found;
        } catch (ProviderTrouble trouble) {
            return new LookUp.Unanswered(trouble.words(), trouble.pause());
        }
    }

    Reading reading(Exchange exchange) {
        JsonNode body = body(exchange, "report");
        JsonNode row = body.path("results").path(0);
        if (row.isMissingNode()) {
            return new Reading(null, null, 0, 0, false);
        }
        JsonNode metrics = row.path("metrics");
        JsonNode campaign = row.path("campaign");
        JsonNode currency = row.path("customer").path("currencyCode");
        boolean over = campaign.path("status").asText().equals("REMOVED")
                || campaign.path("primaryStatus").asText().equals("ENDED");
        // A metric of 0 may be left out, as proto3 does.
        return new Reading(
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
            throw new ProviderTrouble(
                    "google-ads reports no usable " + name + ": " + AdsFailure.shorten(value.toString()),
                    Duration.ZERO);
        }
        return value.asLong(0);
    }

    JsonNode body(Exchange exchange, String call) {
        if (exchange instanceof Answered answered && answered.status() < 300) {
            meters.called(call, "ok");
            return answered.body();
        }
        meters.called(call, "trouble");
        if (exchange instanceof Answered answered) {
            AdsFailure failure = AdsFailure.of(answered.status(), answered.body());
            version.saw(failure);
            throw new ProviderTrouble(failure.words(), failure.isForLater() ? failure.retryDelay() : Duration.ZERO);
        }
        if (exchange instanceof NotCalled not) {
            throw new ProviderTrouble(not.words(), not.pause());
        }
        throw new ProviderTrouble(((NoAnswer) exchange).words(), Duration.ZERO);
    }
}
