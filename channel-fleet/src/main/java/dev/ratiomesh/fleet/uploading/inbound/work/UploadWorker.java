package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.inbound.work.LeaseRenewal.RenewedLease;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.SourceFileException;
import dev.ratiomesh.fleet.uploading.outbound.youtube.LostUploadFinder;
import dev.ratiomesh.fleet.uploading.outbound.youtube.ResumableUploadClient;
import dev.ratiomesh.fleet.uploading.outbound.youtube.VideoClient;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries out the next actions of a claimed upload until none is due now. No remote call is made within a database
 * transaction: each action brings an observation, and {@link UploadTransitions} applies it.
 */
@ApplicationScoped
class UploadWorker {
    private final UploadTransitions transitions;
    private final SourceFiles files;
    private final ResumableUploadClient uploadClient;
    private final TransferWorker transferWorker;
    private final LostUploadFinder lostUploads;
    private final VideoClient videoClient;

    UploadWorker(
            UploadTransitions transitions,
            SourceFiles files,
            ResumableUploadClient uploadClient,
            TransferWorker transferWorker,
            LostUploadFinder lostUploads,
            VideoClient videoClient) {
        this.transitions = transitions;
        this.files = files;
        this.uploadClient = uploadClient;
        this.transferWorker = transferWorker;
        this.lostUploads = lostUploads;
        this.videoClient = videoClient;
    }

    /** Works on the upload until nothing is due now. */
    Uni<Void> work(Claim claim, RenewedLease lease) {
        return transitions.start(claim).chain(upload -> continueWith(claim, lease, false, upload));
    }

    /**
     * Carries out the next action and every one that follows at once.
     *
     * @param newSession whether this worker has just opened the session, so that YouTube has no byte of it
     * @param current empty when nothing is due now, or another worker has claimed the upload
     */
    private Uni<Void> continueWith(Claim claim, RenewedLease lease, boolean newSession, Optional<Upload> current) {
        if (current.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Upload upload = current.get();
        return switch (upload.nextAction()) {
            case CHOOSE_CHANNEL -> chooseChannel(claim, upload).chain(next -> continueWith(claim, lease, false, next));
            case OPEN_SESSION -> openSession(claim, upload).chain(next -> continueWith(claim, lease, true, next));
            case SEND ->
                transferWorker
                        .send(claim, upload, lease, newSession)
                        .chain(next -> continueWith(claim, lease, false, next));
            case FIND_VIDEO -> apply(claim, lease, lostUploads.find((Upload.Locating) upload));
            case SET_THUMBNAIL -> apply(claim, lease, setThumbnail((Upload.Processing) upload));
            case CHECK_PROCESSING -> apply(claim, lease, videoClient.processingStatus((Upload.Processing) upload));
            case NONE -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> apply(Claim claim, RenewedLease lease, Uni<UploadObservation> action) {
        return action.chain(observation -> transitions.apply(claim, observation))
                .chain(next -> continueWith(claim, lease, false, next));
    }

    private Uni<Optional<Upload>> chooseChannel(Claim claim, Upload upload) {
        return files.inspect(upload.request())
                .chain(file -> transitions.chooseChannel(claim, file))
                .onFailure(SourceFileException.class)
                .recoverWithUni(failure -> transitions.apply(claim, ((SourceFileException) failure).observation()));
    }

    private Uni<Optional<Upload>> openSession(Claim claim, Upload upload) {
        ChannelAssignment assignment = Objects.requireNonNull(upload.assignment());
        return uploadClient
                .initiate(upload.request(), assignment)
                .chain(observation -> transitions.apply(claim, observation));
    }

    /** A thumbnail that has become invalid since its inspection costs the video its thumbnail only. */
    private Uni<UploadObservation> setThumbnail(Upload.Processing upload) {
        return files.readThumbnail(upload.request())
                .chain(image -> videoClient.setThumbnail(upload, image))
                .onFailure(SourceFileException.class)
                .recoverWithItem(failure -> {
                    UploadObservation observation = ((SourceFileException) failure).observation();
                    return observation instanceof UploadObservation.FileInvalid invalid
                            ? new UploadObservation.ThumbnailDone("The thumbnail is not set: " + invalid.message())
                            : observation;
                });
    }
}
