package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.ResourceKind;
import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.List;
import java.util.Optional;

/** Holds a request to change an account: typed operations in order. All are carried out or none is. */
record ParsedMutate(List<MutateStep> steps, boolean validateOnly) {
    static final int MAX_OPERATIONS = 10_000;

    /** Holds one operation on one kind of resource. */
    record MutateStep(ResourceKind kind, FieldPath operation) {}

    /** Returns each step's resource, in order; complete only while the draft has no errors. */
    List<Optional<AdsResource>> carryOutOn(MutateDraft draft) {
        return steps.stream()
                .map(step -> MutateOperations.apply(step.kind(), step.operation(), draft))
                .toList();
    }

    /** Finds the error that forbids processing any operation. */
    Optional<AdsError> fault() {
        if (steps.isEmpty()) {
            return Optional.of(
                    AdsError.of("requestError", "REQUIRED_FIELD_MISSING", "Required field is missing: operations"));
        }
        return steps.size() > MAX_OPERATIONS
                ? Optional.of(AdsError.of(
                        "requestError", "TOO_MANY_MUTATE_OPERATIONS", "Received too many entries in request."))
                : Optional.empty();
    }
}
