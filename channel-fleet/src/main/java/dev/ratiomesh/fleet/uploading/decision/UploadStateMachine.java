package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.uploading.upload.Ending;
import dev.ratiomesh.fleet.uploading.upload.Errand;
import dev.ratiomesh.fleet.uploading.upload.Finding;
import dev.ratiomesh.fleet.uploading.upload.Processing;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import java.time.Instant;
import java.util.Optional;

/**
 * The decisions about uploads: from where one stands and what was learnt to what it becomes, what is told, and what is due
 * next. Pure; whoever calls it carries the step out in one transaction.
 */
public final class UploadStateMachine {
    private final UploadPolicy rules;
    private final SessionOpeningPhase before;
    private final TransferPhase within;
    private final CompletionPhase after;

    public UploadStateMachine(UploadPolicy rules, ChannelRanking ranking) {
        this.rules = rules;
        this.before = new SessionOpeningPhase(rules, new ChannelSelector(rules.recheck(), ranking));
        this.within = new TransferPhase(rules);
        this.after = new CompletionPhase(rules);
    }

    /** How it ends before anything more is done for it; empty when its errand is worth going on. */
    public Optional<Transition> terminalTransition(UploadSnapshot standing) {
        Upload upload = standing.upload();
        if (upload.errand() == Errand.NONE) {
            return Optional.of(Transition.silent(upload, new Due.NotScheduled()));
        }
        if (!upload.videoCannotExist() || upload instanceof Finding) {
            return Optional.empty();
        }
        Ending ending = standing.ending();
        if (ending != null) {
            return Optional.of(Steps.cancelled(standing, ending));
        }
        return late(standing);
    }

    private Optional<Transition> late(UploadSnapshot standing) {
        UploadRequest job = standing.upload().job();
        Instant publishAt = job.metadata().publishAt();
        if (publishAt != null && !publishAt.isAfter(standing.now().plus(rules.publishMargin()))) {
            return Optional.of(Steps.failed(
                    standing,
                    UploadFailureCode.PUBLISH_TIME_PASSED,
                    "its publish time " + publishAt
                            + " came before its last byte could go out; nothing was published"));
        }
        if (job.createdAt().plus(rules.giveUpAfter()).isAfter(standing.now())) {
            return Optional.empty();
        }
        String last = standing.upload().reason();
        return Optional.of(Steps.failed(
                standing,
                UploadFailureCode.NO_ELIGIBLE_CHANNEL,
                "given up after " + rules.giveUpAfter() + (last == null ? "" : "; last: " + last)));
    }

    /** @throws IllegalStateException when this cannot be learnt of such an upload */
    public Transition apply(UploadSnapshot standing, UploadObservation learnt) {
        Upload upload = standing.upload();
        if (upload instanceof Finding finding) {
            return after.finding(standing, finding, learnt);
        }
        if (upload instanceof Processing processing) {
            return after.processing(standing, processing, learnt);
        }
        UploadSession session = upload.session();
        if (session != null && learnt instanceof UploadObservation.UploadCompleted completed) {
            return Steps.completed(standing, session.choice(), completed.videoId());
        }
        Optional<Transition> over = terminalTransition(standing);
        if (over.isPresent()) {
            return over.get();
        }
        return session == null ? before.learn(standing, learnt) : within.learn(standing, session, learnt);
    }
}
