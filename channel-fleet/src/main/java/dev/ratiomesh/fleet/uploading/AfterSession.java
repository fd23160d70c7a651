package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadPublished;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.access.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Once the session has ended: with a video, or nobody knows. */
final class AfterSession {
    private final Rules rules;

    AfterSession(Rules rules) {
        this.rules = rules;
    }

    Step finding(Standing standing, Finding finding, Learnt learnt) {
        if (learnt instanceof Learnt.Found found) {
            return found(standing, finding, found.videoIds());
        }
        if (learnt instanceof Learnt.Said said) {
            return said(standing, said.reply());
        }
        throw new IllegalStateException(learnt + " cannot be learnt of " + finding);
    }

    private Step found(Standing standing, Finding finding, List<String> videos) {
        Session session = finding.session();
        if (videos.size() == 1) {
            return Steps.completed(standing, session.choice(), videos.get(0));
        }
        if (videos.size() > 1) {
            return Steps.failed(
                    standing,
                    UploadFailureCode.OUTCOME_UNKNOWN,
                    "the session is gone and each of these videos could be the one: " + String.join(", ", videos));
        }
        if (!session.lastBegun()) {
            return anew(standing, session);
        }
        if (standing.now().isBefore(finding.since().plus(rules.findFor()))) {
            return Step.silent(finding, look(standing));
        }
        return Steps.failed(
                standing,
                UploadFailureCode.OUTCOME_UNKNOWN,
                "all bytes were sent, the session is gone, and for " + rules.findFor()
                        + " no such video was found; a second one is not sent, a person has to look");
    }

    /** Its last chunk was never begun and no video is there: a new session can make no second one. */
    private Step anew(Standing standing, Session session) {
        if (session.choice().sessions() >= rules.sessions()) {
            return Steps.failed(
                    standing,
                    UploadFailureCode.REFUSED,
                    "YouTube ended " + session.choice().sessions() + " sessions before all bytes were there");
        }
        Wait wait = new Wait("YouTube ended the session before all bytes were there; it begins anew", standing.now());
        Step step = Steps.waits(standing, session.choice(), null, wait);
        return new Step(step.next(), step.events(), new Due.GoOn(), null);
    }

    Step processing(Standing standing, Processing processing, Learnt learnt) {
        if (learnt instanceof Learnt.Dressed dressed) {
            return Step.silent(
                    new Processing(
                            processing.job(),
                            processing.version(),
                            processing.choice(),
                            processing.videoId(),
                            processing.since(),
                            true,
                            dressed.note()),
                    new Due.GoOn());
        }
        if (learnt instanceof Learnt.Checked checked) {
            return checked(standing, processing, checked);
        }
        if (learnt instanceof Learnt.FileAway away) {
            return Steps.again(standing, rules, away.words(), away.atLeast());
        }
        if (learnt instanceof Learnt.Said said) {
            return said(standing, said.reply());
        }
        throw new IllegalStateException(learnt + " cannot be learnt of " + processing);
    }

    private Step checked(Standing standing, Processing processing, Learnt.Checked checked) {
        boolean late = !standing.now().isBefore(processing.since().plus(rules.processFor()));
        return switch (checked.progress()) {
            case DONE -> published(standing, processing);
            case FAILED -> Steps.failed(standing, UploadFailureCode.PROCESSING_FAILED, checked.words());
            case UNDER_WAY, GONE ->
                late || (checked.progress() == Learnt.Progress.GONE && standing.tries() + 1 >= rules.tries())
                        ? Steps.failed(standing, UploadFailureCode.PROCESSING_FAILED, checked.words())
                        : Step.silent(processing, look(standing));
        };
    }

    private static Step published(Standing standing, Processing done) {
        Upload next = new Published(done.job(), done.version() + 1, done.choice(), done.videoId(), done.note());
        return Step.of(next, new UploadPublished(next.view(), standing.now()), new Due.Never());
    }

    /** Nothing else can be done than to ask again: what there is at YouTube stays. */
    private Step said(Standing standing, Reply reply) {
        if (reply instanceof Reply.Waits waits) {
            return Step.silent(standing.upload(), new Due.Again(waits.until(), waits.words(), standing.tries()));
        }
        if (reply instanceof Reply.NeedsOwner owner) {
            Instant until = standing.now().plus(rules.recheck());
            return Step.silent(standing.upload(), new Due.Again(until, owner.words(), standing.tries()));
        }
        if (reply instanceof Reply.Trouble trouble) {
            return Steps.again(standing, rules, trouble.words(), trouble.atLeast());
        }
        String words =
                reply instanceof Reply.Refused refused ? refused.words() : "YouTube answered what makes no sense";
        return Steps.again(standing, rules, words, Duration.ZERO);
    }

    private Due look(Standing standing) {
        return new Due.Again(standing.now().plus(rules.looks().delay(standing.tries())), null, standing.tries() + 1);
    }
}
