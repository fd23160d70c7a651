package dev.ratiomesh.order.placing.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.LookUp;
import dev.ratiomesh.order.placing.Proposal;
import dev.ratiomesh.order.placing.Reply;
import dev.ratiomesh.order.placing.Report.Reading;
import dev.ratiomesh.order.placing.outbound.Exchange.Answered;
import dev.ratiomesh.order.placing.outbound.Exchange.NoAnswer;
import dev.ratiomesh.order.placing.outbound.Exchange.NotCalled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Google Ads: an order is a Demand Gen campaign that carries the order's id as its name. */
@ApplicationScoped
public class GoogleAds {
    private final AdsCalls calls;
    private final AdsRequests requests;
    private final AdsVersion version;
    private final OrderMeters meters;

    GoogleAds(AdsCalls calls, AdsRequests requests, AdsVersion version, OrderMeters meters) {
        this.calls = calls;
        this.requests = requests;
        this.version = version;
        this.meters = meters;
    }

    /** A request ready to go; the hash is committed before it goes. */
    public record Prepared(String account, String body, String hash) {}

    public Prepared prepare(Proposal order, Instant from, Instant until) {
        String body = Texts.write(requests.place(order, from, until));
        return new Prepared(order.account(), body, sha256(body));
    }

    /** Never fails: what is not known is an answer, too. */
    public Uni<Reply> place(Prepared request) {
        return calls.post(request.account(), "googleAds:mutate", request.body())
                .map(this::placed)
                .invoke(reply -> count("place", reply));
    }

    /** Of every status: what was removed has been accepted once. Never fails. */
    public Uni<LookUp> find(String account, String name) {
        String query =
                "SELECT campaign.resource_name, campaign.name, campaign.status FROM campaign WHERE campaign.name = '"
                        + name + "'";
        return search(account, query).map(exchange -> found(exchange, name)).invoke(answer -> count("find", answer));
    }

    /** Fails with {@link ProviderTrouble}. */
    public Uni<Reading> report(String account, String reference) {
        String id = reference.substring(reference.lastIndexOf('/') + 1);
        String query = "SELECT customer.currency_code, campaign.id, campaign.status, campaign.primary_status,"
                + " metrics.cost_micros, metrics.video_trueview_views FROM campaign WHERE campaign.id = " + id;
        return search(account, query).map(exchange -> reading(body(exchange, "report")));
    }

    /** Pauses and removes; a campaign that is already gone is stopped, too. Fails with {@link ProviderTrouble}. */
    public Uni<Void> stop(String account, String reference) {
        var pause = Map.of(
                "operations",
                java.util.List.of(Map.of(
                        "updateMask", "status", "update", Map.of("resourceName", reference, "status", "PAUSED"))));
        var remove = Map.of("operations", java.util.List.of(Map.of("remove", reference)));
        return change(account, pause).chain(() -> change(account, remove));
    }

    private Uni<Void> change(String account, Object operations) {
        return calls.post(account, "campaigns:mutate", Texts.write(operations))
                .invoke(exchange -> {
                    if (!(exchange instanceof Answered answered
                            && answered.status() >= 400
                            && AdsFailure.of(answered.status(), answered.body()).isGone())) {
                        body(exchange, "stop");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Exchange> search(String account, String query) {
        return calls.post(account, "googleAds:search", Texts.write(Map.of("query", query)));
    }

    private Reply placed(Exchange exchange) {
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

    private LookUp found(Exchange exchange, String name) {
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

    private static Reading reading(JsonNode body) {
        JsonNode row = body.path("results").path(0);
        if (row.isMissingNode()) {
            throw new ProviderTrouble("google-ads reports nothing on the campaign", AdsFailure.USUAL_DELAY);
        }
        JsonNode metrics = row.path("metrics");
        JsonNode campaign = row.path("campaign");
        JsonNode currency = row.path("customer").path("currencyCode");
        boolean over = campaign.path("status").asText().equals("REMOVED")
                || campaign.path("primaryStatus").asText().equals("ENDED");
        // A metric of 0 may be left out, as proto3 does.
        return new Reading(
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

    private JsonNode body(Exchange exchange, String call) {
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

    private void count(String call, Object outcome) {
        meters.called(call, outcome.getClass().getSimpleName());
    }

    private static String sha256(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
