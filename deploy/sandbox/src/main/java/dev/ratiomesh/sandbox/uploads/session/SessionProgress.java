package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.uploads.session.UploadFault.HiddenRange;
import dev.ratiomesh.sandbox.uploads.session.UploadFault.LostAnswer;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with the progress of a session, or with the outcome of its file. */
record SessionProgress(ResumableSession session, UploadFaults faults) {
    private static final int RESUME_INCOMPLETE = 308;

    /** Answers {@code 308} with the stored range; without a range no byte is stored. */
    HttpAnswer answer() {
        HttpAnswer answer = HttpAnswer.empty(RESUME_INCOMPLETE);
        long stored = session.storedBytes();
        boolean hidden = stored == 0
                || faults.strike(HiddenRange.class, session.opening().channelId())
                        .isPresent();
        return hidden ? answer : answer.with("range", "bytes=0-" + (stored - 1));
    }

    /** Tells whether a file of so many bytes is complete. */
    boolean isComplete(@Nullable Long total) {
        return total != null && session.storedBytes() >= total;
    }

    /** Completes the upload; empty when the answer must be lost. */
    Optional<HttpAnswer> finish() {
        HttpAnswer answer = session.finish();
        boolean lost =
                faults.strike(LostAnswer.class, session.opening().channelId()).isPresent();
        return lost ? Optional.empty() : Optional.of(answer);
    }
}
