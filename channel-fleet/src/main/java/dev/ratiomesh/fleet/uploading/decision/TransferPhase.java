package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.decision.Transition.ChannelCooldown;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.ScheduledWait;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import java.time.Duration;

/** While bytes go into a session. */
final class TransferPhase {
    private final UploadPolicy rules;

    TransferPhase(UploadPolicy rules) {
        this.rules = rules;
    }

    Transition learn(UploadSnapshot standing, UploadSession session, UploadObservation learnt) {
        if (learnt instanceof UploadObservation.BytesConfirmed stored) {
            return stored(standing, session.confirmedBytes(stored.offset()));
        }
        if (learnt instanceof UploadObservation.FinalChunkDue last) {
            UploadSession next = session.confirmedBytes(last.offset()).beginLast();
            return Transition.silent(with(standing.upload(), next), new Transition.Schedule.Continue());
        }
        if (learnt instanceof UploadObservation.TurnExpired turn) {
            return Transition.silent(
                    with(standing.upload(), session.confirmedBytes(turn.offset())),
                    new Transition.Schedule.At(standing.now()));
        }
        if (learnt instanceof UploadObservation.SessionExpired) {
            Upload before = standing.upload();
            return UploadStateMachine.progressed(
                    new Upload.Locating(before.job(), before.version() + 1, session, standing.now()), standing.now());
        }
        return stopped(standing, session, learnt);
    }

    private Transition stopped(UploadSnapshot standing, UploadSession session, UploadObservation learnt) {
        if (learnt instanceof UploadObservation.Interrupted cut) {
            boolean further = cut.offset() > session.confirmedBytes();
            UploadSnapshot there = new UploadSnapshot(
                    with(standing.upload(), session.confirmedBytes(cut.offset())),
                    standing.ending(),
                    further ? 0 : standing.failedAttempts(),
                    standing.now());
            return UploadStateMachine.retryLater(there, rules, cut.words(), cut.atLeast());
        }
        if (learnt instanceof UploadObservation.FileInvalid bad) {
            return UploadStateMachine.failed(standing, bad.code(), bad.words());
        }
        if (learnt instanceof UploadObservation.FileUnavailable away) {
            return UploadStateMachine.retryLater(standing, rules, away.words(), away.atLeast());
        }
        if (learnt instanceof UploadObservation.ApiResultReceived said) {
            return said(standing, session, said.reply());
        }
        throw new IllegalStateException(learnt + " cannot be learnt of " + standing.upload());
    }

    private static Transition stored(UploadSnapshot standing, UploadSession session) {
        Upload before = standing.upload();
        return UploadStateMachine.progressed(
                new Upload.Sending(before.job(), before.version() + 1, session), standing.now());
    }

    private Transition said(UploadSnapshot standing, UploadSession session, ApiResult reply) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return UploadStateMachine.waitUntil(
                    standing, session.choice(), session, new ScheduledWait(waits.message(), waits.retryAt()));
        }
        if (reply instanceof ApiResult.ReauthorizationRequired owner) {
            return needsOwner(standing, session, owner);
        }
        if (reply instanceof ApiResult.CallRejected refused) {
            return UploadStateMachine.failed(standing, UploadFailureCode.REFUSED, refused.message());
        }
        return reply instanceof ApiResult.CallFailed trouble
                ? UploadStateMachine.retryLater(standing, rules, trouble.message(), trouble.minimumDelay())
                : UploadStateMachine.retryLater(
                        standing, rules, "YouTube answered what makes no sense here", Duration.ZERO);
    }

    /** Another channel can take it only as long as there can be no video on this one. */
    private Transition needsOwner(
            UploadSnapshot standing, UploadSession session, ApiResult.ReauthorizationRequired owner) {
        UploadRequest job = standing.upload().job();
        var until = standing.now().plus(rules.recheck());
        if (job.channels().size() == 1 || session.finalChunkStarted()) {
            return UploadStateMachine.waitUntil(
                    standing, session.choice(), session, new ScheduledWait(owner.message(), until));
        }
        Transition step =
                UploadStateMachine.waitUntil(standing, null, null, new ScheduledWait(owner.message(), standing.now()));
        return new Transition(step.next(), step.events(), new Transition.Schedule.Continue(), null)
                .with(new ChannelCooldown(
                        session.choice().channelId(), until, UploadStateMachine.truncate(owner.message())));
    }

    private static Upload with(Upload before, UploadSession session) {
        return before instanceof Upload.Waiting waiting
                ? new Upload.Waiting(before.job(), before.version(), session.choice(), session, waiting.why())
                : new Upload.Sending(before.job(), before.version(), session);
    }
}
