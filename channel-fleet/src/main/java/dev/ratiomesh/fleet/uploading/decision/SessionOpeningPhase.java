package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.decision.ChannelSelector.SelectionResult;
import dev.ratiomesh.fleet.uploading.decision.Transition.ChannelCooldown;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.ScheduledWait;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides about uploads without a session: file inspection, choice of the channel, and opening the session. */
final class SessionOpeningPhase {
    /** YouTube's reason code for a channel whose own limit of uploads a day is reached. */
    private static final String UPLOAD_LIMIT_EXCEEDED = "uploadLimitExceeded";

    private final UploadPolicy policy;
    private final ChannelSelector selector;

    SessionOpeningPhase(UploadPolicy policy, ChannelSelector selector) {
        this.policy = policy;
        this.selector = selector;
    }

    Transition apply(UploadSnapshot snapshot, UploadObservation observation) {
        if (observation instanceof UploadObservation.FileInspected inspected) {
            return applyFileInspected(snapshot, inspected);
        }
        if (observation instanceof UploadObservation.FileInvalid invalid) {
            return UploadStateMachine.failed(snapshot, invalid.code(), invalid.message());
        }
        if (observation instanceof UploadObservation.FileUnavailable unavailable) {
            return snapshot.failedAttempts() + 1 < policy.maxAttempts()
                    ? UploadStateMachine.retryLater(snapshot, policy, unavailable.message(), unavailable.minimumDelay())
                    : UploadStateMachine.failed(
                            snapshot,
                            UploadFailureCode.FILE_MISSING,
                            unavailable.message() + ", " + policy.maxAttempts() + " times");
        }
        ChannelAssignment assignment = snapshot.upload().assignment();
        if (assignment != null && observation instanceof UploadObservation.SessionOpened opened) {
            return applySessionOpened(snapshot, assignment, opened);
        }
        if (assignment != null && observation instanceof UploadObservation.ApiResultReceived received) {
            return applyApiResult(snapshot, assignment, received.result());
        }
        throw new IllegalStateException(observation + " does not apply to " + snapshot.upload());
    }

    private Transition applyFileInspected(UploadSnapshot snapshot, UploadObservation.FileInspected inspected) {
        SourceFile file = inspected.file();
        Long declaredBytes = snapshot.upload().request().declaredBytes();
        if (file.sizeBytes() == 0) {
            return UploadStateMachine.failed(snapshot, UploadFailureCode.FILE_EMPTY, "The file has no bytes.");
        }
        if (declaredBytes != null && declaredBytes != file.sizeBytes()) {
            return UploadStateMachine.failed(
                    snapshot,
                    UploadFailureCode.FILE_SIZE_DIFFERS,
                    "The file has " + file.sizeBytes() + " bytes, declared were " + declaredBytes + ".");
        }
        if (file.sizeBytes() > policy.maxFileBytes()) {
            return UploadStateMachine.failed(
                    snapshot,
                    UploadFailureCode.FILE_TOO_LARGE,
                    "The file has " + file.sizeBytes() + " bytes, allowed are " + policy.maxFileBytes() + ".");
        }
        return applySelection(snapshot, file, selector.select(inspected.candidates(), snapshot.now()));
    }

    private static Transition applySelection(UploadSnapshot snapshot, SourceFile file, SelectionResult selection) {
        if (selection instanceof SelectionResult.ChannelSelected selected) {
            ChannelAssignment assignment = new ChannelAssignment(
                    selected.channelId(), QuotaDay.at(snapshot.now()).date(), file, selected.explanation(), 0);
            return Transition.withoutEvent(
                    withAssignment(snapshot.upload(), assignment), new Transition.Schedule.Continue());
        }
        if (selection instanceof SelectionResult.SelectionDeferred deferred) {
            return UploadStateMachine.waitUntil(
                    snapshot, null, null, new ScheduledWait(deferred.reason(), deferred.until()));
        }
        return UploadStateMachine.failed(
                snapshot, UploadFailureCode.NO_ELIGIBLE_CHANNEL, ((SelectionResult.NoneEligible) selection).reason());
    }

    private Transition applySessionOpened(
            UploadSnapshot snapshot, ChannelAssignment assignment, UploadObservation.SessionOpened opened) {
        Upload before = snapshot.upload();
        UploadSession session =
                new UploadSession(assignment.withOpenedSession(), opened.address(), snapshot.now(), 0, false);
        return UploadStateMachine.progressed(
                new Upload.Sending(before.request(), before.version() + 1, session), snapshot.now());
    }

    private Transition applyApiResult(UploadSnapshot snapshot, ChannelAssignment assignment, ApiResult result) {
        if (result instanceof ApiResult.CallDeferred deferred) {
            return deferred.bucket() == null
                    ? tryAnotherChannel(snapshot, assignment, deferred.retryAt(), deferred.message())
                    : UploadStateMachine.waitUntil(
                            snapshot, null, null, new ScheduledWait(deferred.message(), deferred.retryAt()));
        }
        if (result instanceof ApiResult.ReauthorizationRequired reauthorization) {
            return tryAnotherChannel(
                    snapshot, assignment, snapshot.now().plus(policy.recheckInterval()), reauthorization.message());
        }
        if (result instanceof ApiResult.CallRejected rejected) {
            return rejected.reason().equals(UPLOAD_LIMIT_EXCEEDED)
                    ? tryAnotherChannel(
                            snapshot,
                            assignment,
                            nextQuotaDayAt(snapshot.now()),
                            "YouTube takes no more uploads on it today")
                    : UploadStateMachine.failed(snapshot, UploadFailureCode.REFUSED, rejected.message());
        }
        if (result instanceof ApiResult.CallFailed failed && snapshot.failedAttempts() + 1 < policy.maxAttempts()) {
            return UploadStateMachine.retryLater(snapshot, policy, failed.message(), failed.minimumDelay());
        }
        return tryAnotherChannel(
                snapshot, assignment, snapshot.now().plus(policy.recheckInterval()), failureMessage(result));
    }

    private static String failureMessage(ApiResult result) {
        return result instanceof ApiResult.CallFailed failed ? failed.message() : "YouTube opened no session.";
    }

    /** Puts the channel into cooldown. The next eligible channel is chosen at once; without one the upload waits. */
    private static Transition tryAnotherChannel(
            UploadSnapshot snapshot, ChannelAssignment assignment, Instant until, String reason) {
        return Transition.withoutEvent(withAssignment(snapshot.upload(), null), new Transition.Schedule.Continue())
                .withCooldown(new ChannelCooldown(assignment.channelId(), until, UploadStateMachine.truncate(reason)));
    }

    private static Instant nextQuotaDayAt(Instant now) {
        return QuotaDay.at(now).resetsAt();
    }

    private static Upload withAssignment(Upload before, @Nullable ChannelAssignment assignment) {
        return before instanceof Upload.Waiting waiting
                ? new Upload.Waiting(before.request(), before.version(), assignment, null, waiting.scheduledWait())
                : new Upload.Accepted(before.request(), before.version(), assignment);
    }
}
