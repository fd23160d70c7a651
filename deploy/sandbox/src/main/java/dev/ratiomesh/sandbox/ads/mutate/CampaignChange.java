package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdFacts.StatusChange;
import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.ads.account.CampaignStatus;
import dev.ratiomesh.sandbox.ads.account.ResourceKind;
import dev.ratiomesh.sandbox.ads.account.ResourceName;
import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pauses, enables and removes campaigns. Removal is final and frees the names of the campaign and of its own budget. */
final class CampaignChange {
    private CampaignChange() {}

    static Optional<AdsResource> update(FieldPath operation, MutateDraft draft) {
        Optional<AdsError> badMask = badMask(operation.child("updateMask"));
        if (badMask.isPresent()) {
            draft.refuse(badMask.get());
            return Optional.empty();
        }
        FieldPath status = operation.child("update").child("status");
        Optional<AdsCampaign> campaign = live(operation.child("update").child("resourceName"), draft);
        if (!status.text().equals("ENABLED") && !status.text().equals("PAUSED")) {
            draft.refuse(status.error(
                    "campaignError", "INVALID_STATUS_CHANGE", "The requested change in status is not supported."));
            return Optional.empty();
        }
        return campaign.map(current -> changed(current, CampaignStatus.valueOf(status.text()), draft));
    }

    private static Optional<AdsError> badMask(FieldPath mask) {
        if (!mask.isSet()) {
            String message = "The field mask must be provided for update operations.";
            return Optional.of(mask.error("fieldMaskError", "FIELD_MASK_MISSING", message));
        }
        if (!mask.text().equals("status")) {
            String message = "The sandbox updates the field status of campaigns only.";
            return Optional.of(
                    mask.error("fieldMaskError", "FIELD_NOT_FOUND", message).triggeredBy(mask.text()));
        }
        return Optional.empty();
    }

    static Optional<AdsResource> remove(FieldPath remove, MutateDraft draft) {
        return live(remove, draft).map(campaign -> {
            draft.find(new ResourceName(draft.customer(), ResourceKind.BUDGET, campaign.budgetId()))
                    .map(AdsBudget.class::cast)
                    .filter(budget -> !budget.shared())
                    .ifPresent(budget -> draft.put(budget.remove()));
            return changed(campaign, CampaignStatus.REMOVED, draft);
        });
    }

    private static Optional<AdsCampaign> live(FieldPath name, MutateDraft draft) {
        Optional<AdsCampaign> campaign = draft.resolve(name, AdsCampaign.class);
        campaign.filter(current -> current.status() == CampaignStatus.REMOVED)
                .ifPresent(current -> draft.refuse(name.error(
                        "operationAccessDeniedError",
                        "OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE",
                        "This operation is not allowed because the resource is removed.")));
        return campaign.filter(current -> current.status() != CampaignStatus.REMOVED);
    }

    private static AdsResource changed(AdsCampaign campaign, CampaignStatus status, MutateDraft draft) {
        List<StatusChange> history = new ArrayList<>(campaign.history());
        history.add(new StatusChange(draft.at().simulated(), status));
        return new AdsCampaign(
                campaign.id(), campaign.name(), campaign.budgetId(), campaign.schedule(), List.copyOf(history));
    }
}
