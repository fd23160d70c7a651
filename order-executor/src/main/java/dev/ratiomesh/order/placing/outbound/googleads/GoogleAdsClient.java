package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.json.Sha256;
import dev.ratiomesh.delivery.runtime.DisabledSafeguards;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.ValidationResult;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.ProviderException;
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
    static String campaignByNameQuery(String name) {
        return "SELECT campaign.resource_name, campaign.name, campaign.status FROM campaign WHERE campaign.name = '"
                + name + "'";
    }

    /** @param campaignId a number */
    static String costQuery(String campaignId) {
        return "SELECT customer.currency_code, campaign.id, campaign.name, campaign.status, campaign.primary_status,"
                + " metrics.cost_micros, metrics.video_trueview_views FROM campaign WHERE campaign.id = " + campaignId;
    }

    /** @param campaignId a number */
    static String reviewQuery(String campaignId) {
        return "SELECT ad_group_ad.policy_summary.approval_status, ad_group_ad.policy_summary.review_status,"
                + " ad_group_ad.policy_summary.policy_topic_entries FROM ad_group_ad WHERE campaign.id = " + campaignId;
    }

    private static final Logger LOG = Logger.getLogger(GoogleAdsClient.class);
    private static final boolean LOOKUP_DISABLED = DisabledSafeguards.LOOKUP;

    private final GoogleAdsHttpClient http;
    private final DemandGenCampaignMapper mapper;
    private final GoogleAdsResponseParser parser;
    private final OrderMeters meters;

    public GoogleAdsClient(
            GoogleAdsHttpClient calls,
            DemandGenCampaignMapper requests,
            GoogleAdsResponseParser answers,
            OrderMeters meters) {
        this.http = calls;
        this.mapper = requests;
        this.parser = answers;
        this.meters = meters;
    }

    /** A request ready to go; the hash is committed before it goes. */
    public record Prepared(ProviderAccountId account, String body, String bodyHash) {}

    public Prepared prepare(OrderProposal order, Instant from, Instant until) {
        String written = JsonMappers.write(mapper.toMutateRequest(order, from, until));
        String body = LOOKUP_DISABLED ? written.replace(order.orderId(), order.orderId() + "~" + UUID.randomUUID()) : written;
        return new Prepared(account(order), body, Sha256.hex(body));
    }

    /** Never fails: what is not known is an answer, too. */
    public Uni<SendResult> send(Prepared request) {
        return http.post(request.account(), "googleAds:mutate", request.body())
                .map(parser::parseMutate)
                .invoke(reply -> meters.called("place", reply.outcome()));
    }

    /** Asks whether the order would be taken; creates nothing. Never fails. */
    public Uni<ValidationResult> validate(OrderProposal order, Instant from, Instant until) {
        String body = JsonMappers.write(mapper.toMutateRequest(order, from, until).asValidation());
        return http.post(account(order), "googleAds:mutate", body)
                .map(parser::parseValidation)
                .invoke(check -> meters.called("check", check.outcome()));
    }

    /** Of every status: what was removed has been accepted once. Never fails. */
    public Uni<LookupResult> findByName(OrderProposal order) {
        if (LOOKUP_DISABLED) {
            return Uni.createFrom().item(new LookupResult.NotAtProvider());
        }
        String name = order.orderId();
        return search(account(order), campaignByNameQuery(name))
                .map(exchange -> parser.parseSearch(exchange, name))
                .invoke(answer -> meters.called("find", answer.outcome()));
    }

    /** Cost and views; of an ad that seems not to be shown also what its review says. Fails with {@link ProviderException}. */
    public Uni<RawReport> fetchReport(Order order) {
        ProviderAccountId account = account(order.proposal());
        return search(account, costQuery(campaignId(order)))
                .map(parser::parseReport)
                .chain(reading -> order instanceof LiveOrder shown && shown.mayBeDisapproved(reading)
                        ? reviewQuery(account, order).map(reading::reviewed)
                        : Uni.createFrom().item(reading));
    }

    /** Why the ads are not allowed; empty when they are, and when that cannot be asked now: the cost counts for itself. */
    private Uni<Optional<String>> reviewQuery(ProviderAccountId account, Order order) {
        return search(account, reviewQuery(campaignId(order)))
                .map(exchange -> GoogleAdsError.disapproval(parser.requireBody(exchange, "review")))
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
        return mutateCampaign(account, pause).chain(() -> mutateCampaign(account, remove));
    }

    private Uni<Void> mutateCampaign(ProviderAccountId account, Object operations) {
        return http.post(account, "campaigns:mutate", JsonMappers.write(operations))
                .invoke(exchange -> {
                    if (!GoogleAdsResponseParser.isGone(exchange)) {
                        parser.requireBody(exchange, "stop");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<HttpExchange> search(ProviderAccountId account, String query) {
        return http.post(account, "googleAds:search", JsonMappers.write(Map.of("query", query)));
    }

    /** Each tenant acts with its own credentials. */
    private static ProviderAccountId account(OrderProposal order) {
        return new ProviderAccountId(order.tenantId(), order.provider().wireName(), order.account());
    }

    private static String campaignId(Order order) {
        String reference = reference(order);
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String reference(Order order) {
        return Objects.requireNonNull(order.providerReference());
    }
}
