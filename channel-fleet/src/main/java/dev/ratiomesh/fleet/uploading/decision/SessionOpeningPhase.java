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

/** From a job to a session: the file, the channel, and what YouTube says to opening one. */
final class SessionOpeningPhase {
    private static final String CHANNEL_IS_FULL = "uploadLimitExceeded";

    private final UploadPolicy rules;
    private final ChannelSelector choosing;

    SessionOpeningPhase(UploadPolicy rules, ChannelSelector choosing) {
        this.rules = rules;
        this.choosing = choosing;
    }

    Transition learn(UploadSnapshot standing, UploadObservation learnt) {
        if (learnt instanceof UploadObservation.FileInspected ready) {
            return ready(standing, ready);
        }
        if (learnt instanceof UploadObservation.FileInvalid bad) {
            return UploadStateMachine.failed(standing, bad.code(), bad.words());
        }
        if (learnt instanceof UploadObservation.FileUnavailable away) {
            return standing.failedAttempts() + 1 < rules.tries()
                    ? UploadStateMachine.retryLater(standing, rules, away.words(), away.atLeast())
                    : UploadStateMachine.failed(
                            standing, UploadFailureCode.FILE_MISSING, away.words() + ", " + rules.tries() + " times");
        }
        ChannelAssignment choice = standing.upload().choice();
        if (choice != null && learnt instanceof UploadObservation.SessionOpened opened) {
            return opened(standing, choice, opened);
        }
        if (choice != null && learnt instanceof UploadObservation.ApiResultReceived said) {
            return said(standing, choice, said.reply());
        }
        throw new IllegalStateException(learnt + " cannot be learnt of " + standing.upload());
    }

    private Transition ready(UploadSnapshot standing, UploadObservation.FileInspected ready) {
        SourceFile file = ready.file();
        Long announced = standing.upload().job().declaredBytes();
        if (file.bytes() == 0) {
            return UploadStateMachine.failed(standing, UploadFailureCode.FILE_EMPTY, "the file has no bytes");
        }
        if (announced != null && announced != file.bytes()) {
            return UploadStateMachine.failed(
                    standing,
                    UploadFailureCode.FILE_SIZE_DIFFERS,
                    "the file has " + file.bytes() + " bytes, announced were " + announced);
        }
        if (file.bytes() > rules.largest()) {
            return UploadStateMachine.failed(
                    standing,
                    UploadFailureCode.FILE_TOO_LARGE,
                    "the file has " + file.bytes() + " bytes, at most " + rules.largest());
        }
        return chosen(standing, file, choosing.choose(ready.candidates(), standing.now()));
    }

    private static Transition chosen(UploadSnapshot standing, SourceFile file, SelectionResult verdict) {
        if (verdict instanceof SelectionResult.ChannelSelected chosen) {
            ChannelAssignment choice = new ChannelAssignment(
                    chosen.channelId(), QuotaDay.at(standing.now()).date(), file, chosen.explanation(), 0);
            return Transition.silent(with(standing.upload(), choice), new Transition.Schedule.Continue());
        }
        if (verdict instanceof SelectionResult.SelectionDeferred later) {
            return UploadStateMachine.waitUntil(standing, null, null, new ScheduledWait(later.words(), later.until()));
        }
        return UploadStateMachine.failed(
                standing, UploadFailureCode.NO_ELIGIBLE_CHANNEL, ((SelectionResult.NoneEligible) verdict).words());
    }

    private Transition opened(
            UploadSnapshot standing, ChannelAssignment choice, UploadObservation.SessionOpened opened) {
        Upload before = standing.upload();
        UploadSession session = new UploadSession(choice.withSession(), opened.address(), standing.now(), 0, false);
        return UploadStateMachine.progressed(
                new Upload.Sending(before.job(), before.version() + 1, session), standing.now());
    }

    private Transition said(UploadSnapshot standing, ChannelAssignment choice, ApiResult reply) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return waits.bucket() == null
                    ? another(standing, choice, waits.retryAt(), waits.message())
                    : UploadStateMachine.waitUntil(
                            standing, null, null, new ScheduledWait(waits.message(), waits.retryAt()));
        }
        if (reply instanceof ApiResult.ReauthorizationRequired owner) {
            return another(standing, choice, standing.now().plus(rules.recheck()), owner.message());
        }
        if (reply instanceof ApiResult.CallRejected refused) {
            return refused.reason().equals(CHANNEL_IS_FULL)
                    ? another(standing, choice, tomorrow(standing.now()), "YouTube takes no more uploads on it today")
                    : UploadStateMachine.failed(standing, UploadFailureCode.REFUSED, refused.message());
        }
        if (reply instanceof ApiResult.CallFailed trouble && standing.failedAttempts() + 1 < rules.tries()) {
            return UploadStateMachine.retryLater(standing, rules, trouble.message(), trouble.minimumDelay());
        }
        return another(standing, choice, standing.now().plus(rules.recheck()), words(reply));
    }

    private static String words(ApiResult reply) {
        return reply instanceof ApiResult.CallFailed trouble ? trouble.message() : "YouTube gave no session";
    }

    /** The channel rests; whichever is next in the list is chosen at once, or else it waits. */
    private static Transition another(UploadSnapshot standing, ChannelAssignment choice, Instant until, String why) {
        return Transition.silent(with(standing.upload(), null), new Transition.Schedule.Continue())
                .with(new ChannelCooldown(choice.channelId(), until, UploadStateMachine.truncate(why)));
    }

    private static Instant tomorrow(Instant now) {
        return QuotaDay.at(now).resetsAt();
    }

    private static Upload with(Upload before, @Nullable ChannelAssignment choice) {
        return before instanceof Upload.Waiting waiting
                ? new Upload.Waiting(before.job(), before.version(), choice, null, waiting.why())
                : new Upload.Accepted(before.job(), before.version(), choice);
    }
}
