package dev.ratiomesh.sandbox.ads;

import dev.ratiomesh.sandbox.ads.Resource.Budget;
import dev.ratiomesh.sandbox.ads.Resource.Campaign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pauses, enables and removes campaigns. Removal is final and frees the names of the campaign and of its own budget. */
final class CampaignChange {
    private CampaignChange() {}

    static Optional<Resource> update(FieldAt operation, Draft draft) {
        FieldAt mask = operation.child("updateMask");
        if (!mask.given()) {
            draft.refuse(mask.error(
                    "fieldMaskError", "FIELD_MASK_MISSING", "The field mask must be provided for update operations."));
            return Optional.empty();
        }
        if (!mask.text().equals("status")) {
            draft.refuse(mask.error(
                            "fieldMaskError",
                            "FIELD_NOT_FOUND",
                            "The sandbox updates the field status of campaigns only.")
                    .triggeredBy(mask.text()));
            return Optional.empty();
        }
        FieldAt status = operation.child("update").child("status");
        return live(operation.child("update").child("resourceName"), draft).flatMap(campaign -> switch (status.text()) {
            case "ENABLED" -> Optional.of(changed(campaign, CampaignStatus.ENABLED, draft));
            case "PAUSED" -> Optional.of(changed(campaign, CampaignStatus.PAUSED, draft));
            default -> {
                draft.refuse(status.error(
                        "campaignError", "INVALID_STATUS_CHANGE", "The requested change in status is not supported."));
                yield Optional.empty();
            }
        });
    }

    static Optional<Resource> remove(FieldAt remove, Draft draft) {
        return live(remove, draft).map(campaign -> {
            draft.find(new ResourceName(draft.customer(), ResourceKind.BUDGET, campaign.budgetId()))
                    .map(Budget.class::cast)
                    .filter(budget -> !budget.shared())
                    .ifPresent(budget -> draft.put(budget.remove()));
            return changed(campaign, CampaignStatus.REMOVED, draft);
        });
    }

    private static Optional<Campaign> live(FieldAt name, Draft draft) {
        Optional<Campaign> campaign = draft.resolve(name, Campaign.class);
        campaign.filter(one -> one.status() == CampaignStatus.REMOVED)
                .ifPresent(one -> draft.refuse(name.error(
                        "operationAccessDeniedError",
                        "OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE",
                        "This operation is not allowed because the resource is removed.")));
        return campaign.filter(one -> one.status() != CampaignStatus.REMOVED);
    }

    private static Resource changed(Campaign campaign, CampaignStatus status, Draft draft) {
        List<StatusChange> history = new ArrayList<>(campaign.history());
        history.add(new StatusChange(draft.at().simulated(), status));
        return new Campaign(
                campaign.id(), campaign.name(), campaign.budgetId(), campaign.schedule(), List.copyOf(history));
    }
}
