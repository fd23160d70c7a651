package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.SourceFileException;
import dev.ratiomesh.fleet.uploading.outbound.youtube.LostUploadFinder;
import dev.ratiomesh.fleet.uploading.outbound.youtube.VideoClient;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What is asked of YouTube once bytes no longer move. */
@ApplicationScoped
class VideoErrands {
    private final LostUploadFinder lookUp;
    private final VideoClient studio;
    private final SourceFiles files;

    VideoErrands(LostUploadFinder lookUp, VideoClient studio, SourceFiles files) {
        this.lookUp = lookUp;
        this.studio = studio;
        this.files = files;
    }

    Uni<UploadObservation> find(Upload.Locating upload) {
        return lookUp.find(upload);
    }

    Uni<UploadObservation> check(Upload.Processing upload) {
        return studio.processingStatus(upload);
    }

    /** A thumbnail that has gone bad since the file was looked at costs the video nothing but its thumbnail. */
    Uni<UploadObservation> dress(Upload.Processing upload) {
        return files.readThumbnail(upload.request())
                .chain(image -> studio.setThumbnail(upload, image))
                .onFailure(SourceFileException.class)
                .recoverWithItem(failure -> {
                    UploadObservation observation = ((SourceFileException) failure).observation();
                    return observation instanceof UploadObservation.FileInvalid invalid
                            ? new UploadObservation.ThumbnailDone("its thumbnail was not set: " + invalid.message())
                            : observation;
                });
    }
}
