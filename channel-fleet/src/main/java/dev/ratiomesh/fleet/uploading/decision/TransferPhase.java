package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.decision.Transition.ChannelCooldown;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.ScheduledWait;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import java.time.Duration;
import java.time.Instant;

/** Decides about uploads with an open session. */
final class TransferPhase {
    private final UploadPolicy policy;

    TransferPhase(UploadPolicy policy) {
        this.policy = policy;
    }

    Transition apply(UploadSnapshot snapshot, UploadSession session, UploadObservation observation) {
        if (observation instanceof UploadObservation.BytesConfirmed confirmed) {
            return applyBytesConfirmed(snapshot, session.withConfirmedBytes(confirmed.offset()));
        }
        if (observation instanceof UploadObservation.FinalChunkDue finalChunk) {
            UploadSession next = session.withConfirmedBytes(finalChunk.offset()).withFinalChunkStarted();
            return Transition.withoutEvent(withSession(snapshot.upload(), next), new Transition.Schedule.Continue());
        }
        if (observation instanceof UploadObservation.TurnExpired expired) {
            return Transition.withoutEvent(
                    withSession(snapshot.upload(), session.withConfirmedBytes(expired.offset())),
                    new Transition.Schedule.At(snapshot.now()));
        }
        if (observation instanceof UploadObservation.SessionExpired) {
            Upload before = snapshot.upload();
            return UploadStateMachine.progressed(
                    new Upload.Locating(before.request(), before.version() + 1, session, snapshot.now()),
                    snapshot.now());
        }
        return applyInterruption(snapshot, session, observation);
    }

    private Transition applyInterruption(
            UploadSnapshot snapshot, UploadSession session, UploadObservation observation) {
        if (observation instanceof UploadObservation.Interrupted interrupted) {
            boolean advanced = interrupted.offset() > session.confirmedBytes();
            UploadSnapshot updated = new UploadSnapshot(
                    withSession(snapshot.upload(), session.withConfirmedBytes(interrupted.offset())),
                    snapshot.cancelRequest(),
                    advanced ? 0 : snapshot.failedAttempts(),
                    snapshot.now());
            return UploadStateMachine.retryLater(updated, policy, interrupted.message(), interrupted.minimumDelay());
        }
        if (observation instanceof UploadObservation.FileInvalid invalid) {
            return UploadStateMachine.failed(snapshot, invalid.code(), invalid.message());
        }
        if (observation instanceof UploadObservation.FileUnavailable unavailable) {
            return UploadStateMachine.retryLater(snapshot, policy, unavailable.message(), unavailable.minimumDelay());
        }
        if (observation instanceof UploadObservation.ApiResultReceived received) {
            return applyApiResult(snapshot, session, received.result());
        }
        throw new IllegalStateException(observation + " does not apply to " + snapshot.upload());
    }

    private static Transition applyBytesConfirmed(UploadSnapshot snapshot, UploadSession session) {
        Upload before = snapshot.upload();
        return UploadStateMachine.progressed(
                new Upload.Sending(before.request(), before.version() + 1, session), snapshot.now());
    }

    private Transition applyApiResult(UploadSnapshot snapshot, UploadSession session, ApiResult result) {
        if (result instanceof ApiResult.CallDeferred deferred) {
            return UploadStateMachine.waitUntil(
                    snapshot, session.assignment(), session, new ScheduledWait(deferred.message(), deferred.retryAt()));
        }
        if (result instanceof ApiResult.ReauthorizationRequired reauthorization) {
            return applyReauthorization(snapshot, session, reauthorization);
        }
        if (result instanceof ApiResult.CallRejected rejected) {
            return UploadStateMachine.failed(snapshot, UploadFailureCode.REFUSED, rejected.message());
        }
        return result instanceof ApiResult.CallFailed failed
                ? UploadStateMachine.retryLater(snapshot, policy, failed.message(), failed.minimumDelay())
                : UploadStateMachine.retryLater(
                        snapshot, policy, "YouTube sent an unexpected response.", Duration.ZERO);
    }

    /** Moves the upload to another channel only as long as its video cannot exist on this one. */
    private Transition applyReauthorization(
            UploadSnapshot snapshot, UploadSession session, ApiResult.ReauthorizationRequired reauthorization) {
        UploadRequest request = snapshot.upload().request();
        Instant until = snapshot.now().plus(policy.recheckInterval());
        if (request.channelIds().size() == 1 || session.finalChunkStarted()) {
            return UploadStateMachine.waitUntil(
                    snapshot, session.assignment(), session, new ScheduledWait(reauthorization.message(), until));
        }
        Transition transition = UploadStateMachine.waitUntil(
                snapshot, null, null, new ScheduledWait(reauthorization.message(), snapshot.now()));
        return new Transition(transition.next(), transition.events(), new Transition.Schedule.Continue(), null)
                .withCooldown(new ChannelCooldown(
                        session.assignment().channelId(),
                        until,
                        UploadStateMachine.truncate(reauthorization.message())));
    }

    private static Upload withSession(Upload before, UploadSession session) {
        return before instanceof Upload.Waiting waiting
                ? new Upload.Waiting(
                        before.request(), before.version(), session.assignment(), session, waiting.scheduledWait())
                : new Upload.Sending(before.request(), before.version(), session);
    }
}
