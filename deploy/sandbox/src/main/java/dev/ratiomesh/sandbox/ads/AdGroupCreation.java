package dev.ratiomesh.sandbox.ads;

import dev.ratiomesh.sandbox.ads.Resource.AdGroup;
import dev.ratiomesh.sandbox.ads.Resource.Campaign;
import java.util.Optional;

/** Creates a group of ads in a campaign that still exists. */
final class AdGroupCreation {
    private AdGroupCreation() {}

    static Optional<Resource> make(FieldAt create, Draft draft) {
        int before = draft.refusals();
        FieldAt name = create.child("name");
        if (!name.given()) {
            draft.refuse(name.required());
        }
        Optional<Campaign> campaign = draft.resolve(create.child("campaign"), Campaign.class);
        campaign.filter(one -> one.status() == CampaignStatus.REMOVED)
                .ifPresent(one -> draft.refuse(create.child("campaign")
                        .error(
                                "operationAccessDeniedError",
                                "OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE",
                                "This operation is not allowed because the resource is removed.")));
        return draft.refusals() > before
                ? Optional.empty()
                : campaign.map(one -> new AdGroup(draft.newId(), name.text(), one.id()));
    }
}
