package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.uploads.session.UploadFault.HiddenRange;
import dev.ratiomesh.sandbox.uploads.session.UploadFault.LostAnswer;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a session answers: how far it is, or what became of the file. */
record SessionProgress(ResumableSession session, UploadFaults faults) {
    private static final int RESUME_INCOMPLETE = 308;

    /** {@code 308} with what is stored; without a range nothing is. */
    HttpAnswer answer() {
        HttpAnswer answer = HttpAnswer.empty(RESUME_INCOMPLETE);
        long stored = session.stored();
        boolean hidden = stored == 0
                || faults.strike(HiddenRange.class, session.opening().channelId())
                        .isPresent();
        return hidden ? answer : answer.with("range", "bytes=0-" + (stored - 1));
    }

    /** Whether a file of so many bytes is all there. */
    boolean whole(@Nullable Long total) {
        return total != null && session.stored() >= total;
    }

    /** Makes of the file what it is meant for; nothing when the answer is to be lost. */
    Optional<HttpAnswer> finish() {
        HttpAnswer answer = session.finish();
        boolean lost =
                faults.strike(LostAnswer.class, session.opening().channelId()).isPresent();
        return lost ? Optional.empty() : Optional.of(answer);
    }
}
