package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.fleet.uploading.Finding;
import dev.ratiomesh.fleet.uploading.Learnt;
import dev.ratiomesh.fleet.uploading.Processing;
import dev.ratiomesh.fleet.uploading.outbound.FileProblem;
import dev.ratiomesh.fleet.uploading.outbound.Files;
import dev.ratiomesh.fleet.uploading.outbound.LookUp;
import dev.ratiomesh.fleet.uploading.outbound.Studio;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What is asked of YouTube once bytes no longer move. */
@ApplicationScoped
class VideoErrands {
    private final LookUp lookUp;
    private final Studio studio;
    private final Files files;

    VideoErrands(LookUp lookUp, Studio studio, Files files) {
        this.lookUp = lookUp;
        this.studio = studio;
        this.files = files;
    }

    Uni<Learnt> find(Finding upload) {
        return lookUp.find(upload);
    }

    Uni<Learnt> check(Processing upload) {
        return studio.check(upload);
    }

    /** A thumbnail that has gone bad since the file was looked at costs the video nothing but its thumbnail. */
    Uni<Learnt> dress(Processing upload) {
        return files.thumbnail(upload.job())
                .chain(image -> studio.dress(upload, image))
                .onFailure(FileProblem.class)
                .recoverWithItem(failure -> {
                    Learnt learnt = ((FileProblem) failure).learnt();
                    return learnt instanceof Learnt.FileBad bad
                            ? new Learnt.Dressed("its thumbnail was not set: " + bad.words())
                            : learnt;
                });
    }
}
