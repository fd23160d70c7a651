package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdGroup;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Asset;
import dev.ratiomesh.sandbox.ads.account.CampaignStatus;
import dev.ratiomesh.sandbox.ads.account.ImageSize;
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

    /** Creates a group of ads in a campaign that still exists. */
    static final class AdGroupCreation {
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

    /** Creates a video asset of a public video, or an image asset of a picture that can be read. */
    static final class AssetCreation {
        private AssetCreation() {}

        static Optional<AdsResource> create(FieldPath create, MutateDraft draft) {
            FieldPath video = create.child("youtubeVideoAsset");
            FieldPath image = create.child("imageAsset");
            if (video.isSet() == image.isSet()) {
                draft.refuse(create.child("assetData")
                        .error("fieldError", "REQUIRED", "Exactly one of youtubeVideoAsset and imageAsset is needed."));
                return Optional.empty();
            }
            String name = create.child("name").text();
            return video.isSet() ? video(video, name, draft) : image(image.child("data"), name, draft);
        }

        private static Optional<AdsResource> video(FieldPath video, String name, MutateDraft draft) {
            FieldPath id = video.child("youtubeVideoId");
            if (!id.isSet()) {
                draft.refuse(id.required());
                return Optional.empty();
            }
            if (!draft.videoExists(id.text())) {
                draft.refuse(id.error(
                                "youtubeVideoRegistrationError",
                                "VIDEO_NOT_FOUND",
                                "Video to be registered wasn't found.")
                        .triggeredBy(id.text()));
                return Optional.empty();
            }
            return Optional.of(new Asset(draft.newId(), name, id.text(), null));
        }

        private static Optional<AdsResource> image(FieldPath data, String name, MutateDraft draft) {
            Optional<ImageSize> picture = ImageSize.read(data.text());
            if (picture.isEmpty()) {
                draft.refuse(
                        data.isSet()
                                ? data.error("imageError", "INVALID_IMAGE", "The image is not valid.")
                                : data.required());
            }
            return picture.map(size -> new Asset(draft.newId(), name, null, size));
        }
    }
}
