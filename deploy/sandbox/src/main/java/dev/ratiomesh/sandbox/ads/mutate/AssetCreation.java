package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.AdsResource.Asset;
import dev.ratiomesh.sandbox.ads.account.ImageSize;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.Optional;

/** Creates a video asset of a public video, or an image asset of a picture that can be read. */
final class AssetCreation {
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
            draft.refuse(
                    id.error("youtubeVideoRegistrationError", "VIDEO_NOT_FOUND", "Video to be registered wasn't found.")
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
