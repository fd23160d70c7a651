package dev.ratiomesh.sandbox.ads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.MutateRequest.Step;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.world.SimClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** googleAds:mutate and the mutate of single collections. */
public final class Mutate {
    private final AdAccounts accounts;
    private final SimClock clock;
    private final Predicate<String> videoExists;
    private long operations;

    /**
     * @param videoExists whether a video id names a public video now
     */
    public Mutate(AdAccounts accounts, SimClock clock, Predicate<String> videoExists) {
        this.accounts = accounts;
        this.clock = clock;
        this.videoExists = videoExists;
    }

    /** Mutate operations asked for since the start. */
    long operations() {
        return operations;
    }

    AdsOutcome all(Target target, JsonNode body) {
        Optional<AdsOutcome> refusal = refusal(body, FieldCheck.mutateAll(body));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Step> steps = new ArrayList<>();
        for (FieldAt item : FieldAt.root(body).child("mutateOperations").items()) {
            Optional<ResourceKind> kind = onlyKind(item.value());
            if (kind.isEmpty()) {
                return AdsOutcome.refused(item.error(
                        "requestError", "OPERATION_REQUIRED", "A mutate operation holds exactly one typed operation."));
            }
            steps.add(new Step(kind.get(), item.child(kind.get().operation())));
        }
        return carryOut(target, new MutateRequest(steps, flag(body, "validateOnly")), true);
    }

    AdsOutcome one(Target target, ResourceKind kind, JsonNode body) {
        Optional<AdsOutcome> refusal = refusal(body, FieldCheck.mutateOne(kind, body));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Step> steps = FieldAt.root(body).child("operations").items().stream()
                .map(item -> new Step(kind, item))
                .toList();
        return carryOut(target, new MutateRequest(steps, flag(body, "validateOnly")), false);
    }

    private AdsOutcome carryOut(Target target, MutateRequest request, boolean typed) {
        Optional<AdsError> fault = request.fault();
        if (fault.isPresent()) {
            return AdsOutcome.refused(fault.get());
        }
        operations += request.steps().size();
        Moment now = new Moment(clock.realNow(), clock.instant());
        Draft draft = new Draft(accounts, target, now, videoExists);
        List<Optional<Resource>> made = request.carryOutOn(draft);
        if (draft.refusals() > 0) {
            return AdsOutcome.refused(AdsFailure.invalid(draft.errors()));
        }
        if (request.validateOnly()) {
            return AdsOutcome.done(Json.object());
        }
        accounts.save(draft.saved());
        return AdsOutcome.done(results(target, made, typed));
    }

    private static Optional<AdsOutcome> refusal(JsonNode body, Optional<String> unknownField) {
        if (unknownField.isPresent()) {
            return Optional.of(AdsOutcome.refused(AdsFailure.plain(400, unknownField.get())));
        }
        return flag(body, "partialFailure")
                ? Optional.of(AdsOutcome.refused(AdsError.of(
                        "mutateError",
                        "OPERATION_DOES_NOT_SUPPORT_PARTIAL_FAILURE",
                        "The sandbox carries out whole requests only: send partialFailure false.")))
                : Optional.empty();
    }

    private static Optional<ResourceKind> onlyKind(JsonNode operation) {
        return operation.size() == 1
                ? ResourceKind.ofOperation(operation.fieldNames().next())
                : Optional.empty();
    }

    private static boolean flag(JsonNode body, String name) {
        return body.path(name).asBoolean(false);
    }

    private static ObjectNode results(Target target, List<Optional<Resource>> made, boolean typed) {
        ArrayNode results = Json.array();
        for (Optional<Resource> one : made) {
            Resource resource = one.orElseThrow();
            ObjectNode result = Json.object().put("resourceName", resource.nameIn(target.customer()));
            results.add(typed ? Json.object().set(resource.kind().result(), result) : result);
        }
        return Json.object().set(typed ? "mutateOperationResponses" : "results", results);
    }
}
