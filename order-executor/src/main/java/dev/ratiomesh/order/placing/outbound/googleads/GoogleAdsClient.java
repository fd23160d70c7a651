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
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsHttpClient.HttpExchange;
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

/**
 * Places, validates, finds, reports and stops orders at Google Ads: an order is a Demand Gen campaign named by its id.
 */
@ApplicationScoped
public class GoogleAdsClient {
    private static final Logger LOG = Logger.getLogger(GoogleAdsClient.class);
    /** Disables the lookup by name, for crash runs that must detect the missing safeguard. */
    private static final boolean LOOKUP_DISABLED = DisabledSafeguards.LOOKUP;

    private final GoogleAdsHttpClient http;
    private final DemandGenCampaignMapper mapper;
    private final GoogleAdsResponseParser parser;
    private final OrderMeters meters;

    public GoogleAdsClient(
            GoogleAdsHttpClient http,
            DemandGenCampaignMapper mapper,
            GoogleAdsResponseParser parser,
            OrderMeters meters) {
        this.http = http;
        this.mapper = mapper;
        this.parser = parser;
        this.meters = meters;
    }

    /**
     * A request that is ready to be sent. Its hash is committed before it is sent.
     *
     * @param bodyHash SHA-256 of the body, hexadecimal
     */
    public record Prepared(ProviderAccountId account, String body, String bodyHash) {}

    /** Prepares the placement of an order whose ad runs between two instants. */
    public Prepared prepare(OrderProposal order, Instant from, Instant until) {
        String json = JsonMappers.write(mapper.toMutateRequest(order, from, until));
        // Without the safeguard, each attempt has a name of its own that no lookup and no name check finds.
        String body = LOOKUP_DISABLED ? json.replace(order.orderId(), order.orderId() + "~" + UUID.randomUUID()) : json;
        return new Prepared(account(order), body, Sha256.hex(body));
    }

    /** Sends the placement. Never fails: an unknown outcome is a result too. */
    public Uni<SendResult> send(Prepared request) {
        return http.post(request.account(), "googleAds:mutate", request.body())
                .map(parser::parseMutate)
                .invoke(result -> meters.called("place", result.outcome()));
    }

    /** Asks with {@code validateOnly} whether the order would be accepted; creates nothing. Never fails. */
    public Uni<ValidationResult> validate(OrderProposal order, Instant from, Instant until) {
        String body =
                JsonMappers.write(mapper.toMutateRequest(order, from, until).asValidation());
        return http.post(account(order), "googleAds:mutate", body)
                .map(parser::parseValidation)
                .invoke(result -> meters.called("check", result.outcome()));
    }

    /**
     * Looks up the campaign by the order's name, in every status: a removed campaign was accepted once. Never fails.
     */
    public Uni<LookupResult> findByName(OrderProposal order) {
        if (LOOKUP_DISABLED) {
            return Uni.createFrom().item(new LookupResult.NotAtProvider());
        }
        String name = order.orderId();
        return search(account(order), campaignByNameQuery(name))
                .map(exchange -> parser.parseSearch(exchange, name))
                .invoke(result -> meters.called("find", result.outcome()));
    }

    /** Fetches cost and views, and the review of an ad that seems not to run. Fails with {@link ProviderException}. */
    public Uni<RawReport> fetchReport(Order order) {
        ProviderAccountId account = account(order.proposal());
        return search(account, costQuery(campaignId(order)))
                .map(parser::parseReport)
                .chain(report -> order instanceof LiveOrder live && live.mayBeDisapproved(report)
                        ? fetchDisapproval(account, order).map(report::withDisapproval)
                        : Uni.createFrom().item(report));
    }

    /** Returns why the ads are disapproved; empty when they are not, or when the review cannot be read now. */
    private Uni<Optional<String>> fetchDisapproval(ProviderAccountId account, Order order) {
        return search(account, reviewQuery(campaignId(order)))
                .map(exchange -> GoogleAdsError.disapproval(parser.requireBody(exchange, "review")))
                .onFailure(ProviderException.class)
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "The ad review of order=%s could not be read and is tried again: %s",
                            order.proposal().orderId(), failure);
                    return Optional.empty();
                });
    }

    /**
     * Pauses and removes the campaign; one that is already gone counts as stopped. Fails with {@link
     * ProviderException}.
     */
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

    /** Returns the order's account, as its tenant uses it. */
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

    /** Selects by name in every status. An order's id has no character that would need escaping. */
    private static String campaignByNameQuery(String name) {
        return "SELECT campaign.resource_name, campaign.name, campaign.status FROM campaign WHERE campaign.name = '"
                + name + "'";
    }

    /** @param campaignId a number */
    private static String costQuery(String campaignId) {
        return "SELECT customer.currency_code, campaign.id, campaign.name, campaign.status, campaign.primary_status,"
                + " metrics.cost_micros, metrics.video_trueview_views FROM campaign WHERE campaign.id = " + campaignId;
    }

    /** @param campaignId a number */
    private static String reviewQuery(String campaignId) {
        return "SELECT ad_group_ad.policy_summary.approval_status, ad_group_ad.policy_summary.review_status,"
                + " ad_group_ad.policy_summary.policy_topic_entries FROM ad_group_ad WHERE campaign.id = " + campaignId;
    }
}
