package dev.ratiomesh.fleet.uploading.outbound.files;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import java.time.Duration;

/** A file cannot be read: for good, or now. */
public final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient UploadObservation learnt;

    private FileProblem(UploadObservation learnt, String words) {
        super(words, null, false, false);
        this.learnt = learnt;
    }

    static FileProblem bad(UploadFailureCode code, String words) {
        return new FileProblem(new UploadObservation.FileInvalid(code, words), words);
    }

    static FileProblem away(String words) {
        return new FileProblem(new UploadObservation.FileUnavailable(words, Duration.ZERO), words);
    }

    static FileProblem changed() {
        return bad(UploadFailureCode.FILE_SIZE_DIFFERS, "the file is another one than when it was first looked at");
    }

    public UploadObservation learnt() {
        return learnt;
    }
}
