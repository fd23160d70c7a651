package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.uploading.Learnt;
import java.time.Duration;

/** A file cannot be read: for good, or now. */
public final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Learnt learnt;

    private FileProblem(Learnt learnt, String words) {
        super(words, null, false, false);
        this.learnt = learnt;
    }

    static FileProblem bad(UploadFailureCode code, String words) {
        return new FileProblem(new Learnt.FileBad(code, words), words);
    }

    static FileProblem away(String words) {
        return new FileProblem(new Learnt.FileAway(words, Duration.ZERO), words);
    }

    static FileProblem changed() {
        return bad(UploadFailureCode.FILE_SIZE_DIFFERS, "the file is another one than when it was first looked at");
    }

    public Learnt learnt() {
        return learnt;
    }
}
