package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.uploading.Choice;
import dev.ratiomesh.fleet.uploading.Finding;
import dev.ratiomesh.fleet.uploading.Learnt;
import dev.ratiomesh.fleet.uploading.Processing;
import dev.ratiomesh.fleet.uploading.Upload;
import dev.ratiomesh.fleet.uploading.inbound.Beats.Beat;
import dev.ratiomesh.fleet.uploading.outbound.FileProblem;
import dev.ratiomesh.fleet.uploading.outbound.Files;
import dev.ratiomesh.fleet.uploading.outbound.YouTube;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Does for a claimed upload what is due, errand by errand. Nothing is called within a transaction. */
@ApplicationScoped
class UploadWork {
    private final UploadDesk desk;
    private final Files files;
    private final YouTube youtube;
    private final SendWork sending;
    private final VideoErrands videos;

    UploadWork(UploadDesk desk, Files files, YouTube youtube, SendWork sending, VideoErrands videos) {
        this.desk = desk;
        this.files = files;
        this.youtube = youtube;
        this.sending = sending;
        this.videos = videos;
    }

    Uni<Void> on(Claim claim, Beat beat) {
        return desk.begin(claim).chain(upload -> goOn(claim, beat, false, upload));
    }

    /** @param fresh whether this worker has opened the session himself just now, so that it holds nothing */
    private Uni<Void> goOn(Claim claim, Beat beat, boolean fresh, Optional<Upload> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Upload upload = found.get();
        return switch (upload.errand()) {
            case CHOOSE -> choose(claim, upload).chain(next -> goOn(claim, beat, false, next));
            case OPEN -> open(claim, upload).chain(next -> goOn(claim, beat, true, next));
            case SEND -> sending.send(claim, upload, beat, fresh).chain(next -> goOn(claim, beat, false, next));
            case FIND -> after(claim, beat, videos.find((Finding) upload));
            case DRESS -> after(claim, beat, videos.dress((Processing) upload));
            case CHECK -> after(claim, beat, videos.check((Processing) upload));
            case NONE -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> after(Claim claim, Beat beat, Uni<Learnt> errand) {
        return errand.chain(learnt -> desk.learn(claim, learnt)).chain(next -> goOn(claim, beat, false, next));
    }

    private Uni<Optional<Upload>> choose(Claim claim, Upload upload) {
        return files.look(upload.job())
                .chain(file -> desk.choose(claim, file))
                .onFailure(FileProblem.class)
                .recoverWithUni(failure -> desk.learn(claim, ((FileProblem) failure).learnt()));
    }

    private Uni<Optional<Upload>> open(Claim claim, Upload upload) {
        Choice choice = Objects.requireNonNull(upload.choice());
        return youtube.open(upload.job(), choice).chain(learnt -> desk.learn(claim, learnt));
    }
}
