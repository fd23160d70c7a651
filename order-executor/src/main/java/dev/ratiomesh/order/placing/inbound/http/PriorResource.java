package dev.ratiomesh.order.placing.inbound.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.learning.SettledOrderSample;
import dev.ratiomesh.order.placing.outbound.store.SettledOrderSamples;
import dev.ratiomesh.order.placing.outbound.store.SettledOrderSamples.SampleKey;
import dev.ratiomesh.order.placing.proposal.OrderPolicy;
import dev.ratiomesh.order.placing.state.AdProvider;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Serves the reach priors: the estimated likes and cost of a bought view, as configured, and as learned from settled
 * orders.
 */
@Path("/api/priors")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class PriorResource {
    private final SettledOrderSamples samples;
    private final OrderPolicy policy;
    private final OrderConfig config;

    PriorResource(SettledOrderSamples samples, OrderPolicy policy, OrderConfig config) {
        this.samples = samples;
        this.policy = policy;
        this.config = config;
    }

    /**
     * The prior of one provider, genre and currency.
     *
     * @param genre in lower case; {@code *} for every genre without a settled order
     * @param evidence the number of settled orders behind it; 0 when it is configured
     */
    record PriorView(
            String provider,
            String genre,
            String currency,
            double likesPerReach,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal costPerView,
            int evidence) {
        static PriorView of(String provider, String genre, String currency, ReachEstimate estimate) {
            return new PriorView(
                    provider,
                    genre,
                    currency,
                    estimate.likesPerReach(),
                    estimate.costPerView(),
                    estimate.tally().orders());
        }
    }

    @GET
    public Uni<List<PriorView>> priors() {
        return samples.latestBySegment().map(segments -> Stream.concat(
                        configured(), segments.entrySet().stream().flatMap(this::learned))
                .toList());
    }

    private Stream<PriorView> configured() {
        return Stream.of(AdProvider.values()).flatMap(provider -> config.currencies().keySet().stream()
                .sorted()
                .flatMap(currency -> policy.lookup().reachEstimate(provider, "*", currency).stream()
                        .map(estimate -> PriorView.of(provider.wireName(), "*", currency, estimate))));
    }

    private Stream<PriorView> learned(Map.Entry<SampleKey, List<SettledOrderSample>> entry) {
        SampleKey key = entry.getKey();
        Optional<AdProvider> provider = AdProvider.named(key.segment().provider());
        return provider
                .flatMap(named ->
                        policy.lookup().reachEstimate(named, key.segment().genre(), key.currency()))
                .stream()
                .map(estimate -> PriorView.of(
                        key.segment().provider(),
                        key.segment().genre(),
                        key.currency(),
                        estimate.learnedFrom(entry.getValue(), key.currency())));
    }
}
