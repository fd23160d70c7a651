package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.inbound.work.LeaseRenewal.RenewedLease;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.SourceFileException;
import dev.ratiomesh.fleet.uploading.outbound.youtube.ResumableUploadClient;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Does for a claimed upload what is due, errand by errand. Nothing is called within a transaction. */
@ApplicationScoped
class UploadWorker {
    private final UploadTransitions transitions;
    private final SourceFiles files;
    private final ResumableUploadClient uploadClient;
    private final TransferWorker transferWorker;
    private final VideoErrands videos;

    UploadWorker(
            UploadTransitions transitions,
            SourceFiles files,
            ResumableUploadClient uploadClient,
            TransferWorker sending,
            VideoErrands videos) {
        this.transitions = transitions;
        this.files = files;
        this.uploadClient = uploadClient;
        this.transferWorker = sending;
        this.videos = videos;
    }

    Uni<Void> work(Claim claim, RenewedLease lease) {
        return transitions.start(claim).chain(upload -> continueWith(claim, lease, false, upload));
    }

    /** @param fresh whether this worker has opened the session himself just now, so that it holds nothing */
    private Uni<Void> continueWith(Claim claim, RenewedLease lease, boolean fresh, Optional<Upload> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Upload upload = found.get();
        return switch (upload.nextAction()) {
            case CHOOSE_CHANNEL -> chooseChannel(claim, upload).chain(next -> continueWith(claim, lease, false, next));
            case OPEN_SESSION -> openSession(claim, upload).chain(next -> continueWith(claim, lease, true, next));
            case SEND ->
                transferWorker.send(claim, upload, lease, fresh).chain(next -> continueWith(claim, lease, false, next));
            case FIND_VIDEO -> apply(claim, lease, videos.find((Upload.Locating) upload));
            case SET_THUMBNAIL -> apply(claim, lease, videos.dress((Upload.Processing) upload));
            case CHECK_PROCESSING -> apply(claim, lease, videos.check((Upload.Processing) upload));
            case NONE -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> apply(Claim claim, RenewedLease lease, Uni<UploadObservation> errand) {
        return errand.chain(observation -> transitions.apply(claim, observation))
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
}
