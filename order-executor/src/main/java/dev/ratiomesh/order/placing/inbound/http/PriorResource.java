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

/** What is believed of reach: by configuration, and by what settled orders have taught. */
@Path("/api/priors")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class PriorResource {
    private final SettledOrderSamples samples;
    private final OrderPolicy policy;
    private final OrderConfig config;

    PriorResource(SettledOrderSamples lessons, OrderPolicy policy, OrderConfig config) {
        this.samples = lessons;
        this.policy = policy;
        this.config = config;
    }

    /**
     * @param genre in lower case; {@code *} for every genre of which no order has taught anything
     * @param evidence settled orders that it rests on; 0 is configuration
     */
    record PriorView(
            String provider,
            String genre,
            String currency,
            double likesPerReach,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal costPerView,
            int evidence) {
        static PriorView of(String provider, String genre, String currency, ReachEstimate belief) {
            return new PriorView(
                    provider,
                    genre,
                    currency,
                    belief.likesPerReach(),
                    belief.costPerView(),
                    belief.tally().orders());
        }
    }

    @GET
    public Uni<List<PriorView>> priors() {
        return samples.latestBySegment()
                .map(all -> Stream.concat(configured(), all.entrySet().stream().flatMap(PriorResource.this::learned))
                        .toList());
    }

    private Stream<PriorView> configured() {
        return Stream.of(AdProvider.values()).flatMap(provider -> config.currencies().keySet().stream()
                .sorted()
                .flatMap(currency -> policy.lookup().belief(provider, "*", currency).stream()
                        .map(belief -> PriorView.of(provider.wireName(), "*", currency, belief))));
    }

    private Stream<PriorView> learned(Map.Entry<SampleKey, List<SettledOrderSample>> entry) {
        SampleKey taught = entry.getKey();
        Optional<AdProvider> provider = AdProvider.named(taught.segment().provider());
        return provider.flatMap(one -> policy.lookup().belief(one, taught.segment().genre(), taught.currency())).stream()
                .map(belief -> PriorView.of(
                        taught.segment().provider(),
                        taught.segment().genre(),
                        taught.currency(),
                        belief.taught(entry.getValue(), taught.currency())));
    }
}
