package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.delivery.runtime.DisabledSafeguards;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.OrderProposal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Google Ads: an order is a Demand Gen campaign that carries the order's id as its name. */
@ApplicationScoped
public class GoogleAdsClient {
    /** Of every status: what was removed has been accepted once. */
    static String named(String name) {
        return "SELECT campaign.resource_name, campaign.name, campaign.status FROM campaign WHERE campaign.name = '"
                + name + "'";
    }

    /** @param campaignId a number */
    static String cost(String campaignId) {
        return "SELECT customer.currency_code, campaign.id, campaign.name, campaign.status, campaign.primary_status,"
                + " metrics.cost_micros, metrics.video_trueview_views FROM campaign WHERE campaign.id = " + campaignId;
    }

    /** @param campaignId a number */
    static String review(String campaignId) {
        return "SELECT ad_group_ad.policy_summary.approval_status, ad_group_ad.policy_summary.review_status,"
                + " ad_group_ad.policy_summary.policy_topic_entries FROM ad_group_ad WHERE campaign.id = " + campaignId;
    }

    private static final Logger LOG = Logger.getLogger(GoogleAdsClient.class);
    private static final boolean BLIND = DisabledSafeguards.LOOKUP;

    private final GoogleAdsHttpClient calls;
    private final DemandGenCampaignMapper requests;
    private final GoogleAdsResponseParser answers;
    private final OrderMeters meters;

    public GoogleAdsClient(
            GoogleAdsHttpClient calls,
            DemandGenCampaignMapper requests,
            GoogleAdsResponseParser answers,
            OrderMeters meters) {
        this.calls = calls;
        this.requests = requests;
        this.answers = answers;
        this.meters = meters;
    }

    /** A request ready to go; the hash is committed before it goes. */
    public record Prepared(ProviderAccountId account, String body, String hash) {}

    public Prepared prepare(OrderProposal order, Instant from, Instant until) {
        String written = JsonMappers.write(requests.place(order, from, until));
        String body = BLIND ? written.replace(order.orderId(), order.orderId() + "~" + UUID.randomUUID()) : written;
        return new Prepared(account(order), body, Sha256.hex(body));
    }

    /** Never fails: what is not known is an answer, too. */
    public Uni<SendResult> place(Prepared request) {
        return calls.post(request.account(), "googleAds:mutate", request.body())
                .map(answers::parseMutate)
                .invoke(reply -> meters.called("place", reply.outcome()));
    }

    /** Asks whether the order would be taken; creates nothing. Never fails. */
    public Uni<ValidationResult> check(OrderProposal order, Instant from, Instant until) {
        String body = JsonMappers.write(requests.place(order, from, until).checkOnly());
        return calls.post(account(order), "googleAds:mutate", body)
                .map(answers::checked)
                .invoke(check -> meters.called("check", check.outcome()));
    }

    /** Of every status: what was removed has been accepted once. Never fails. */
    public Uni<LookupResult> findByName(OrderProposal order) {
        if (BLIND) {
            return Uni.createFrom().item(new LookupResult.NotAtProvider());
        }
        String name = order.orderId();
        return search(account(order), named(name))
                .map(exchange -> answers.parseSearch(exchange, name))
                .invoke(answer -> meters.called("find", answer.outcome()));
    }

    /** Cost and views; of an ad that seems not to be shown also what its review says. Fails with {@link ProviderException}. */
    public Uni<RawReport> report(Order order) {
        ProviderAccountId account = account(order.proposal());
        return search(account, cost(id(order)))
                .map(answers::parseReport)
                .chain(reading -> order instanceof LiveOrder shown && shown.mayBeDisapproved(reading)
                        ? review(account, order).map(reading::withDisapproval)
                        : Uni.createFrom().item(reading));
    }

    /** Why the ads are not allowed; empty when they are, and when that cannot be asked now: the cost counts for itself. */
    private Uni<Optional<String>> review(ProviderAccountId account, Order order) {
        return search(account, review(id(order)))
                .map(exchange -> GoogleAdsError.disapproval(answers.body(exchange, "review")))
                .onFailure(ProviderException.class)
                .recoverWithItem(trouble -> {
                    LOG.warnf(
                            "The review of order=%s will be asked for again: %s",
                            order.proposal().orderId(), trouble);
                    return Optional.empty();
                });
    }

    /** Pauses and removes; a campaign that is already gone is stopped, too. Fails with {@link ProviderException}. */
    public Uni<Void> stop(Order order) {
        ProviderAccountId account = account(order.proposal());
        String reference = reference(order);
        var pause = Map.of(
                "operations",
                List.of(Map.of(
                        "updateMask", "status", "update", Map.of("resourceName", reference, "status", "PAUSED"))));
        var remove = Map.of("operations", List.of(Map.of("remove", reference)));
        return change(account, pause).chain(() -> change(account, remove));
    }

    private Uni<Void> change(ProviderAccountId account, Object operations) {
        return calls.post(account, "campaigns:mutate", JsonMappers.write(operations))
                .invoke(exchange -> {
                    if (!GoogleAdsResponseParser.isGone(exchange)) {
                        answers.body(exchange, "stop");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<HttpExchange> search(ProviderAccountId account, String query) {
        return calls.post(account, "googleAds:search", JsonMappers.write(Map.of("query", query)));
    }

    /** Each tenant acts with its own credentials. */
    private static ProviderAccountId account(OrderProposal order) {
        return new ProviderAccountId(order.tenantId(), order.provider().wireName(), order.account());
    }

    private static String id(Order order) {
        String reference = reference(order);
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String reference(Order order) {
        return Objects.requireNonNull(order.providerReference());
    }
}
