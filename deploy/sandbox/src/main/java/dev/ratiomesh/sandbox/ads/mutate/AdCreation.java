package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Ad;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdGroup;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Asset;
import dev.ratiomesh.sandbox.ads.account.ImageSize;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.List;
import java.util.Optional;

/** Creates a Demand Gen video responsive ad. */
final class AdCreation {
    private static final int BUSINESS_NAME_REQUIRED_SINCE = 24;
    private static final int MIN_LOGO_PIXELS = 128;

    private AdCreation() {}

    static Optional<AdsResource> create(FieldPath create, MutateDraft draft) {
        int before = draft.refusals();
        Optional<AdGroup> group = draft.resolve(create.child("adGroup"), AdGroup.class);
        FieldPath ad = create.child("ad");
        FieldPath responsive = ad.child("demandGenVideoResponsiveAd");
        if (!responsive.isSet()) {
            draft.refuse(responsive.required());
            return Optional.empty();
        }
        requireList(ad.child("finalUrls"), draft);
        checkName(responsive.child("businessName").child("text"), draft);
        responsive.child("logoImages").items().forEach(logo -> checkLogo(logo.child("asset"), draft));
        requireList(responsive.child("logoImages"), draft);
        Optional<String> video = video(responsive.child("videos"), draft);
        return draft.refusals() > before
                ? Optional.empty()
                : group.map(parent -> new Ad(draft.newId(), parent.id(), parent.campaignId(), video.orElseThrow()));
    }

    private static void requireList(FieldPath list, MutateDraft draft) {
        if (!list.isSet()) {
            draft.refuse(list.error("fieldError", "REQUIRED", "The required field was not present."));
        }
    }

    private static void checkName(FieldPath name, MutateDraft draft) {
        if (!name.isSet() && draft.version() >= BUSINESS_NAME_REQUIRED_SINCE) {
            draft.refuse(name.required());
        }
    }

    private static void checkLogo(FieldPath reference, MutateDraft draft) {
        ImageSize picture =
                draft.resolve(reference, Asset.class).map(Asset::picture).orElse(null);
        if (picture == null) {
            return;
        }
        if (picture.width() != picture.height()) {
            draft.refuse(reference.error(
                    "imageError", "ASPECT_RATIO_NOT_ALLOWED", "The aspect ratio of the image is not allowed."));
        } else if (picture.width() < MIN_LOGO_PIXELS) {
            draft.refuse(reference.error("imageError", "IMAGE_TOO_SMALL", "Image is too small."));
        }
    }

    /** Returns the first video; a campaign of the sandbox shows one. */
    private static Optional<String> video(FieldPath videos, MutateDraft draft) {
        List<FieldPath> items = videos.items();
        if (items.isEmpty()) {
            draft.refuse(videos.required());
            return Optional.empty();
        }
        FieldPath reference = items.get(0).child("asset");
        Optional<Asset> asset = draft.resolve(reference, Asset.class);
        Optional<String> id = asset.map(Asset::videoId);
        if (asset.isPresent() && id.isEmpty()) {
            draft.refuse(reference.error("fieldError", "INVALID_VALUE", "The asset is not a YouTube video."));
        }
        return id;
    }
}
