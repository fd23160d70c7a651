package dev.ratiomesh.order.why.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.order.why.Jws;
import dev.ratiomesh.order.why.OrderExplanation;
import dev.ratiomesh.order.why.SigningKey;
import dev.ratiomesh.order.why.VerifyingKey;
import dev.ratiomesh.order.why.outbound.ExplanationQueries;
import dev.ratiomesh.order.why.outbound.SigningKeyConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** Serves the explanation of an order: as JSON to read, and signed to be checked elsewhere. */
@Path("/api")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class ExplanationResource {
    private final Caller caller;
    private final ExplanationQueries queries;
    private final SigningKeyConfig keys;
    private final Clock clock;

    ExplanationResource(Caller caller, ExplanationQueries queries, SigningKeyConfig keys, Clock clock) {
        this.caller = caller;
        this.queries = queries;
        this.keys = keys;
        this.clock = clock;
    }

    /** Shows the public key as a JSON Web Key (RFC 7517, RFC 8037). */
    record Jwk(String kty, String crv, String x, String kid, String alg, String use) {
        static Jwk of(VerifyingKey key) {
            return new Jwk("OKP", "Ed25519", key.x(), key.keyId(), "EdDSA", "sig");
        }
    }

    @GET
    @Path("orders/{id}/why")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> why(@PathParam("id") String id) {
        return explanation(id).map(OrderExplanation::toJson);
    }

    @GET
    @Path("orders/{id}/why.json")
    @Produces(Jws.MEDIA_TYPE)
    public Uni<String> signed(@PathParam("id") String id) {
        SigningKey key = key();
        return explanation(id).map(explanation -> Jws.sign(explanation.toJson(), key));
    }

    @GET
    @Path("orders/why-key")
    @Produces(MediaType.APPLICATION_JSON)
    public Jwk publicKey() {
        return Jwk.of(key().verifyingKey());
    }

    private Uni<OrderExplanation> explanation(String id) {
        return queries.find(id)
                .map(order -> order.filter(
                                explained -> caller.mayAccess(explained.order().tenantId()))
                        .orElseThrow(() -> ProblemException.notFound("Order " + id)))
                .chain(explained -> queries.loadTraces(id)
                        .map(traces ->
                                OrderExplanation.of(explained.order(), explained.texts(), traces, clock.instant())));
    }

    private SigningKey key() {
        return keys.key()
                .orElseThrow(() -> new ProblemException(
                        503,
                        "SIGNING_NOT_CONFIGURED",
                        "Explanations are not signed here: orders.why.signing-key is not set. GET …/why gives the same"
                                + " unsigned."));
    }
}
