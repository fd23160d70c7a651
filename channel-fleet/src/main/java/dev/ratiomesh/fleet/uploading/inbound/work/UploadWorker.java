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
    private final UploadTransitions desk;
    private final SourceFiles files;
    private final ResumableUploadClient youtube;
    private final TransferWorker sending;
    private final VideoErrands videos;

    UploadWorker(
            UploadTransitions desk,
            SourceFiles files,
            ResumableUploadClient youtube,
            TransferWorker sending,
            VideoErrands videos) {
        this.desk = desk;
        this.files = files;
        this.youtube = youtube;
        this.sending = sending;
        this.videos = videos;
    }

    Uni<Void> on(Claim claim, RenewedLease beat) {
        return desk.start(claim).chain(upload -> continueWith(claim, beat, false, upload));
    }

    /** @param fresh whether this worker has opened the session himself just now, so that it holds nothing */
    private Uni<Void> continueWith(Claim claim, RenewedLease beat, boolean fresh, Optional<Upload> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Upload upload = found.get();
        return switch (upload.errand()) {
            case CHOOSE -> choose(claim, upload).chain(next -> continueWith(claim, beat, false, next));
            case OPEN -> open(claim, upload).chain(next -> continueWith(claim, beat, true, next));
            case SEND -> sending.send(claim, upload, beat, fresh).chain(next -> continueWith(claim, beat, false, next));
            case FIND -> after(claim, beat, videos.find((Upload.Locating) upload));
            case DRESS -> after(claim, beat, videos.dress((Upload.Processing) upload));
            case CHECK -> after(claim, beat, videos.check((Upload.Processing) upload));
            case NONE -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> after(Claim claim, RenewedLease beat, Uni<UploadObservation> errand) {
        return errand.chain(learnt -> desk.apply(claim, learnt)).chain(next -> continueWith(claim, beat, false, next));
    }

    private Uni<Optional<Upload>> choose(Claim claim, Upload upload) {
        return files.inspect(upload.job())
                .chain(file -> desk.choose(claim, file))
                .onFailure(SourceFileException.class)
                .recoverWithUni(failure -> desk.apply(claim, ((SourceFileException) failure).learnt()));
    }

    private Uni<Optional<Upload>> open(Claim claim, Upload upload) {
        ChannelAssignment choice = Objects.requireNonNull(upload.choice());
        return youtube.initiate(upload.job(), choice).chain(learnt -> desk.apply(claim, learnt));
    }
}
