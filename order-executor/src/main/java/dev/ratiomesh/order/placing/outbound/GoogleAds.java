package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.delivery.Broken;
import dev.ratiomesh.order.placing.LookUp;
import dev.ratiomesh.order.placing.Proposal;
import dev.ratiomesh.order.placing.Reply;
import dev.ratiomesh.order.placing.Report.Reading;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Google Ads: an order is a Demand Gen campaign that carries the order's id as its name. */
@ApplicationScoped
public class GoogleAds {
    private static final boolean BLIND = Broken.LOOKUP;

    private final AdsCalls calls;
    private final AdsRequests requests;
    private final AdsAnswers answers;
    private final OrderMeters meters;

    GoogleAds(AdsCalls calls, AdsRequests requests, AdsAnswers answers, OrderMeters meters) {
        this.calls = calls;
        this.requests = requests;
        this.answers = answers;
        this.meters = meters;
    }

    /** A request ready to go; the hash is committed before it goes. */
    public record Prepared(String account, String body, String hash) {}

    public Prepared prepare(Proposal order, Instant from, Instant until) {
        String written = Texts.write(requests.place(order, from, until));
        String body = BLIND ? written.replace(order.orderId(), order.orderId() + "~" + UUID.randomUUID()) : written;
        return new Prepared(order.account(), body, sha256(body));
    }

    /** Never fails: what is not known is an answer, too. */
    public Uni<Reply> place(Prepared request) {
        return calls.post(request.account(), "googleAds:mutate", request.body())
                .map(answers::placed)
                .invoke(reply -> count("place", reply));
    }

    /** Of every status: what was removed has been accepted once. Never fails. */
    public Uni<LookUp> find(String account, String name) {
        if (BLIND) {
            return Uni.createFrom().item(new LookUp.Absent());
        }
        String query =
                "SELECT campaign.resource_name, campaign.name, campaign.status FROM campaign WHERE campaign.name = '"
                        + name + "'";
        return search(account, query)
                .map(exchange -> answers.found(exchange, name))
                .invoke(answer -> count("find", answer));
    }

    /** Fails with {@link ProviderTrouble}. */
    public Uni<Reading> report(String account, String reference) {
        String id = reference.substring(reference.lastIndexOf('/') + 1);
        String query = "SELECT customer.currency_code, campaign.id, campaign.status, campaign.primary_status,"
                + " metrics.cost_micros, metrics.video_trueview_views FROM campaign WHERE campaign.id = " + id;
        return search(account, query).map(answers::reading);
    }

    /** Pauses and removes; a campaign that is already gone is stopped, too. Fails with {@link ProviderTrouble}. */
    public Uni<Void> stop(String account, String reference) {
        var pause = Map.of(
                "operations",
                List.of(Map.of(
                        "updateMask", "status", "update", Map.of("resourceName", reference, "status", "PAUSED"))));
        var remove = Map.of("operations", List.of(Map.of("remove", reference)));
        return change(account, pause).chain(() -> change(account, remove));
    }

    private Uni<Void> change(String account, Object operations) {
        return calls.post(account, "campaigns:mutate", Texts.write(operations))
                .invoke(exchange -> {
                    if (!AdsAnswers.isGone(exchange)) {
                        answers.body(exchange, "stop");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Exchange> search(String account, String query) {
        return calls.post(account, "googleAds:search", Texts.write(Map.of("query", query)));
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
