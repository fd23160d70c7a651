package dev.ratiomesh.sandbox.ads.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.ads.account.AdAccounts;
import dev.ratiomesh.sandbox.ads.account.AdFacts.EventTime;
import dev.ratiomesh.sandbox.ads.account.AdFacts.RequestTarget;
import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.ResourceKind;
import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.AdsFailure;
import dev.ratiomesh.sandbox.ads.error.AdsOutcome;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import dev.ratiomesh.sandbox.ads.mutate.ParsedMutate.MutateStep;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.world.SimClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Serves googleAds:mutate and the mutate of single collections. */
public final class MutateMethod {
    private final AdAccounts accounts;
    private final SimClock clock;
    private final Predicate<String> videoExists;
    private long operations;

    /**
     * Connects the method with its sources.
     *
     * @param videoExists tells whether a video id names a public video now
     */
    public MutateMethod(AdAccounts accounts, SimClock clock, Predicate<String> videoExists) {
        this.accounts = accounts;
        this.clock = clock;
        this.videoExists = videoExists;
    }

    /** Returns the number of mutate operations requested since the start. */
    public long operations() {
        return operations;
    }

    public AdsOutcome mutateAll(RequestTarget target, JsonNode body) {
        Optional<AdsOutcome> refusal = refusal(body, FieldSchema.mutateAll(body));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<MutateStep> steps = new ArrayList<>();
        for (FieldPath item : FieldPath.root(body).child("mutateOperations").items()) {
            Optional<ResourceKind> kind = onlyKind(item.value());
            if (kind.isEmpty()) {
                return AdsOutcome.refused(item.error(
                        "requestError", "OPERATION_REQUIRED", "A mutate operation holds exactly one typed operation."));
            }
            steps.add(new MutateStep(kind.get(), item.child(kind.get().operation())));
        }
        return carryOut(target, new ParsedMutate(steps, flag(body, "validateOnly")), true);
    }

    public AdsOutcome mutateCollection(RequestTarget target, ResourceKind kind, JsonNode body) {
        Optional<AdsOutcome> refusal = refusal(body, FieldSchema.mutateCollection(kind, body));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<MutateStep> steps = FieldPath.root(body).child("operations").items().stream()
                .map(item -> new MutateStep(kind, item))
                .toList();
        return carryOut(target, new ParsedMutate(steps, flag(body, "validateOnly")), false);
    }

    private AdsOutcome carryOut(RequestTarget target, ParsedMutate request, boolean typed) {
        Optional<AdsError> fault = request.fault();
        if (fault.isPresent()) {
            return AdsOutcome.refused(fault.get());
        }
        operations += request.steps().size();
        EventTime now = new EventTime(clock.realNow(), clock.instant());
        MutateDraft draft = new MutateDraft(accounts, target, now, videoExists);
        List<Optional<AdsResource>> made = request.carryOutOn(draft);
        if (draft.refusals() > 0) {
            return AdsOutcome.refused(AdsFailure.invalid(draft.errors()));
        }
        if (request.validateOnly()) {
            return AdsOutcome.done(SandboxJson.object());
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

    private static ObjectNode results(RequestTarget target, List<Optional<AdsResource>> made, boolean typed) {
        ArrayNode results = SandboxJson.array();
        for (Optional<AdsResource> created : made) {
            AdsResource resource = created.orElseThrow();
            ObjectNode result = SandboxJson.object().put("resourceName", resource.nameIn(target.customer()));
            results.add(typed ? SandboxJson.object().set(resource.kind().result(), result) : result);
        }
        return SandboxJson.object().set(typed ? "mutateOperationResponses" : "results", results);
    }
}
