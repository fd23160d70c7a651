package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadPublished;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.ScheduledWait;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Once the session has ended: with a video, or nobody knows. */
final class CompletionPhase {
    private final UploadPolicy rules;

    CompletionPhase(UploadPolicy rules) {
        this.rules = rules;
    }

    Transition finding(UploadSnapshot standing, Upload.Locating finding, UploadObservation learnt) {
        if (learnt instanceof UploadObservation.VideosFound found) {
            return found(standing, finding, found.videoIds());
        }
        if (learnt instanceof UploadObservation.ApiResultReceived said) {
            return said(standing, said.reply());
        }
        throw new IllegalStateException(learnt + " cannot be learnt of " + finding);
    }

    private Transition found(UploadSnapshot standing, Upload.Locating finding, List<String> videos) {
        UploadSession session = finding.session();
        if (videos.size() == 1) {
            return UploadStateMachine.completed(standing, session.choice(), videos.get(0));
        }
        if (videos.size() > 1) {
            return UploadStateMachine.failed(
                    standing,
                    UploadFailureCode.OUTCOME_UNKNOWN,
                    "the session is gone and each of these videos could be the one: " + String.join(", ", videos));
        }
        if (!session.finalChunkStarted()) {
            return anew(standing, session);
        }
        if (standing.now().isBefore(finding.since().plus(rules.locateTimeout()))) {
            return Transition.silent(finding, look(standing));
        }
        return UploadStateMachine.failed(
                standing,
                UploadFailureCode.OUTCOME_UNKNOWN,
                "all bytes were sent, the session is gone, and for " + rules.locateTimeout()
                        + " no such video was found; a second one is not sent, a person has to look");
    }

    /** Its last chunk was never begun and no video is there: a new session can make no second one. */
    private Transition anew(UploadSnapshot standing, UploadSession session) {
        if (session.choice().sessions() >= rules.sessions()) {
            return UploadStateMachine.failed(
                    standing,
                    UploadFailureCode.REFUSED,
                    "YouTube ended " + session.choice().sessions() + " sessions before all bytes were there");
        }
        ScheduledWait wait = new ScheduledWait(
                "YouTube ended the session before all bytes were there; it begins anew", standing.now());
        Transition step = UploadStateMachine.waitUntil(standing, session.choice(), null, wait);
        return new Transition(step.next(), step.events(), new Transition.Schedule.Continue(), null);
    }

    Transition processing(UploadSnapshot standing, Upload.Processing processing, UploadObservation learnt) {
        if (learnt instanceof UploadObservation.ThumbnailDone dressed) {
            return Transition.silent(
                    new Upload.Processing(
                            processing.job(),
                            processing.version(),
                            processing.choice(),
                            processing.videoId(),
                            processing.since(),
                            true,
                            dressed.note()),
                    new Transition.Schedule.Continue());
        }
        if (learnt instanceof UploadObservation.ProcessingChecked checked) {
            return checked(standing, processing, checked);
        }
        if (learnt instanceof UploadObservation.FileUnavailable away) {
            return UploadStateMachine.retryLater(standing, rules, away.words(), away.atLeast());
        }
        if (learnt instanceof UploadObservation.ApiResultReceived said) {
            return said(standing, said.reply());
        }
        throw new IllegalStateException(learnt + " cannot be learnt of " + processing);
    }

    private Transition checked(
            UploadSnapshot standing, Upload.Processing processing, UploadObservation.ProcessingChecked checked) {
        boolean late = !standing.now().isBefore(processing.since().plus(rules.processingTimeout()));
        return switch (checked.progress()) {
            case DONE -> published(standing, processing);
            case FAILED -> UploadStateMachine.failed(standing, UploadFailureCode.PROCESSING_FAILED, checked.words());
            case UNDER_WAY, GONE ->
                late
                                || (checked.progress() == UploadObservation.Progress.GONE
                                        && standing.failedAttempts() + 1 >= rules.tries())
                        ? UploadStateMachine.failed(standing, UploadFailureCode.PROCESSING_FAILED, checked.words())
                        : Transition.silent(processing, look(standing));
        };
    }

    private static Transition published(UploadSnapshot standing, Upload.Processing done) {
        Upload next = new Upload.Published(done.job(), done.version() + 1, done.choice(), done.videoId(), done.note());
        return Transition.of(
                next, new UploadPublished(next.view(), standing.now()), new Transition.Schedule.NotScheduled());
    }

    /** Nothing else can be done than to ask again: what there is at YouTube stays. */
    private Transition said(UploadSnapshot standing, ApiResult reply) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return Transition.silent(
                    standing.upload(),
                    new Transition.Schedule.RetryAt(waits.retryAt(), waits.message(), standing.failedAttempts()));
        }
        if (reply instanceof ApiResult.ReauthorizationRequired owner) {
            Instant until = standing.now().plus(rules.recheck());
            return Transition.silent(
                    standing.upload(),
                    new Transition.Schedule.RetryAt(until, owner.message(), standing.failedAttempts()));
        }
        if (reply instanceof ApiResult.CallFailed trouble) {
            return UploadStateMachine.retryLater(standing, rules, trouble.message(), trouble.minimumDelay());
        }
        String words = reply instanceof ApiResult.CallRejected refused
                ? refused.message()
                : "YouTube answered what makes no sense";
        return UploadStateMachine.retryLater(standing, rules, words, Duration.ZERO);
    }

    private Transition.Schedule look(UploadSnapshot standing) {
        return new Transition.Schedule.RetryAt(
                standing.now().plus(rules.pollBackoff().delay(standing.failedAttempts())),
                null,
                standing.failedAttempts() + 1);
    }
}
