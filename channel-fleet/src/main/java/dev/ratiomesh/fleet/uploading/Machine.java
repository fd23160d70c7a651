package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.health.Ranking;
import java.time.Instant;
import java.util.Optional;

/**
 * The decisions about uploads: from where one stands and what was learnt to what it becomes, what is told, and what is due
 * next. Pure; whoever calls it carries the step out in one transaction.
 */
public final class Machine {
    private final Rules rules;
    private final BeforeSession before;
    private final InSession within;
    private final AfterSession after;

    public Machine(Rules rules, Ranking ranking) {
        this.rules = rules;
        this.before = new BeforeSession(rules, new Choosing(rules.recheck(), ranking));
        this.within = new InSession(rules);
        this.after = new AfterSession(rules);
    }

    /** How it ends before anything more is done for it; empty when its errand is worth going on. */
    public Optional<Step> over(Standing standing) {
        Upload upload = standing.upload();
        if (upload.errand() == Errand.NONE) {
            return Optional.of(Step.silent(upload, new Due.Never()));
        }
        if (!upload.surelyNoVideo() || upload instanceof Finding) {
            return Optional.empty();
        }
        Ending ending = standing.ending();
        if (ending != null) {
            return Optional.of(Steps.cancelled(standing, ending));
        }
        return late(standing);
    }

    private Optional<Step> late(Standing standing) {
        Job job = standing.upload().job();
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
    public Step learn(Standing standing, Learnt learnt) {
        Upload upload = standing.upload();
        if (upload instanceof Finding finding) {
            return after.finding(standing, finding, learnt);
        }
        if (upload instanceof Processing processing) {
            return after.processing(standing, processing, learnt);
        }
        Session session = upload.session();
        if (session != null && learnt instanceof Learnt.Completed completed) {
            return Steps.completed(standing, session.choice(), completed.videoId());
        }
        Optional<Step> over = over(standing);
        if (over.isPresent()) {
            return over.get();
        }
        return session == null ? before.learn(standing, learnt) : within.learn(standing, session, learnt);
    }
}
