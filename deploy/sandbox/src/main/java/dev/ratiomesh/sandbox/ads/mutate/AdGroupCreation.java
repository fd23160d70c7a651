package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdGroup;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.ads.account.CampaignStatus;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.Optional;

/** Creates a group of ads in a campaign that still exists. */
final class AdGroupCreation {
    private AdGroupCreation() {}

    static Optional<AdsResource> create(FieldPath create, MutateDraft draft) {
        int before = draft.refusals();
        FieldPath name = create.child("name");
        if (!name.isSet()) {
            draft.refuse(name.required());
        }
        Optional<AdsCampaign> campaign = draft.resolve(create.child("campaign"), AdsCampaign.class);
        campaign.filter(parent -> parent.status() == CampaignStatus.REMOVED)
                .ifPresent(parent -> draft.refuse(create.child("campaign")
                        .error(
                                "operationAccessDeniedError",
                                "OPERATION_NOT_PERMITTED_FOR_REMOVED_RESOURCE",
                                "This operation is not allowed because the resource is removed.")));
        return draft.refusals() > before
                ? Optional.empty()
                : campaign.map(parent -> new AdGroup(draft.newId(), name.text(), parent.id()));
    }
}
