package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.ResourceKind;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.Optional;

/** Applies one operation to a draft: exactly one of create, update and remove. */
final class MutateOperations {
    private MutateOperations() {}

    /** Returns the changed or created resource; empty when the operation was rejected, which the draft records. */
    static Optional<AdsResource> apply(ResourceKind kind, FieldPath operation, MutateDraft draft) {
        FieldPath create = operation.child("create");
        FieldPath update = operation.child("update");
        FieldPath remove = operation.child("remove");
        int given = (create.isSet() ? 1 : 0) + (update.isSet() ? 1 : 0) + (remove.isSet() ? 1 : 0);
        if (given != 1) {
            draft.refuse(operation.error(
                    "requestError",
                    "OPERATION_REQUIRED",
                    "Mutate operation should have either create, update, or remove specified."));
            return Optional.empty();
        }
        if (create.isSet()) {
            return create(kind, create, draft);
        }
        return change(kind, operation, draft);
    }

    private static Optional<AdsResource> create(ResourceKind kind, FieldPath create, MutateDraft draft) {
        Optional<AdsResource> made =
                switch (kind) {
                    case BUDGET -> BudgetCreation.create(create, draft);
                    case CAMPAIGN -> CampaignCreation.create(create, draft);
                    case AD_GROUP -> AdGroupCreation.create(create, draft);
                    case ASSET -> AssetCreation.create(create, draft);
                    case AD -> AdCreation.create(create, draft);
                };
        made.ifPresent(draft::put);
        draft.recordName(create.child("resourceName"), made);
        return made;
    }

    private static Optional<AdsResource> change(ResourceKind kind, FieldPath operation, MutateDraft draft) {
        if (kind != ResourceKind.CAMPAIGN) {
            draft.refuse(operation.error(
                    "mutateError", "MUTATE_NOT_ALLOWED", "The sandbox updates and removes campaigns only."));
            return Optional.empty();
        }
        FieldPath remove = operation.child("remove");
        Optional<AdsResource> changed =
                remove.isSet() ? CampaignChange.remove(remove, draft) : CampaignChange.update(operation, draft);
        changed.ifPresent(draft::put);
        return changed;
    }
}
