package dev.ratiomesh.fleet.uploading.decision;

import static dev.ratiomesh.fleet.uploading.UploadFixtures.ASSIGNMENT;
import static dev.ratiomesh.fleet.uploading.UploadFixtures.ENCRYPTED;
import static dev.ratiomesh.fleet.uploading.UploadFixtures.FILE;
import static dev.ratiomesh.fleet.uploading.UploadFixtures.NOW;
import static dev.ratiomesh.fleet.uploading.UploadFixtures.RECHECK_INTERVAL;
import static dev.ratiomesh.fleet.uploading.UploadFixtures.STATE_MACHINE;
import static dev.ratiomesh.fleet.uploading.UploadFixtures.apply;
import static dev.ratiomesh.fleet.uploading.UploadFixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadCancelled;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadProgressed;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadPublished;
import dev.ratiomesh.contracts.channel.ChannelEvent.UploadWaiting;
import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.UploadFixtures;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import dev.ratiomesh.fleet.uploading.upload.Upload.NextAction;
import dev.ratiomesh.fleet.uploading.upload.Upload.ScheduledWait;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadStateMachineTest {
    private static final ApiResult.ReauthorizationRequired GRANT_LOST =
            new ApiResult.ReauthorizationRequired(ReconnectReason.GRANT_DEAD, "grant is dead");

    private static UploadFailureCode failureCode(Transition transition) {
        assertThat(transition.schedule()).isInstanceOf(Transition.Schedule.Never.class);
        return ((Upload.Failed) transition.next()).failure().code();
    }

    @Test
    void valid_file_goes_to_the_best_channel_and_counts_against_its_day() {
        // when
        Upload.Accepted before = UploadFixtures.accepted("c1", "c2");
        Transition transition = apply(
                before,
                new UploadObservation.FileInspected(
                        FILE, List.of(UploadFixtures.channel("c1"), UploadFixtures.channel("c2"))));

        // then
        assertThat(transition.next().nextAction()).isEqualTo(NextAction.OPEN_SESSION);
        assertThat(transition.newAssignment(before).channelId()).isEqualTo("c1");
        assertThat(transition.newAssignment(before).explanation()).hasSize(2);
        assertThat(transition.schedule()).isEqualTo(new Transition.Schedule.Continue());
    }

    @Test
    void file_that_is_smaller_or_larger_than_declared_fails() {
        for (long declaredBytes : new long[] {999, 1001}) {
            Upload upload = new Upload.Accepted(UploadFixtures.request(null, declaredBytes, "c1"), 1, null);
            assertThat(failureCode(apply(
                            upload, new UploadObservation.FileInspected(FILE, List.of(UploadFixtures.channel("c1"))))))
                    .isEqualTo(UploadFailureCode.FILE_SIZE_DIFFERS);
        }
        assertThat(failureCode(apply(
                        UploadFixtures.accepted("c1"),
                        new UploadObservation.FileInspected(new SourceFile(5001, "t", "v"), List.of()))))
                .isEqualTo(UploadFailureCode.FILE_TOO_LARGE);
        assertThat(failureCode(apply(
                        UploadFixtures.accepted("c1"),
                        new UploadObservation.FileInspected(new SourceFile(0, "", ""), List.of()))))
                .isEqualTo(UploadFailureCode.FILE_EMPTY);
    }

    @Test
    void full_channel_day_waits_for_the_reset_and_publishes_it_once() {
        // given
        var full = List.of(UploadFixtures.channel("c1", ChannelState.ACTIVE, ChannelRole.ACTIVE, 2, 2));

        // when
        Transition transition = apply(UploadFixtures.accepted("c1"), new UploadObservation.FileInspected(FILE, full));

        // then
        Instant reset = QuotaDay.at(NOW).resetsAt();
        assertThat(transition.schedule()).isEqualTo(new Transition.Schedule.At(reset));
        assertThat(transition.events()).singleElement().isInstanceOf(UploadWaiting.class);
        assertThat(apply(transition.next(), new UploadObservation.FileInspected(FILE, full))
                        .events())
                .isEmpty();
    }

    @Test
    void upload_fails_only_when_all_channels_are_disconnected() {
        var disconnected = List.of(UploadFixtures.channel("c1", ChannelState.DISCONNECTED, ChannelRole.ACTIVE, 2, 0));
        assertThat(failureCode(
                        apply(UploadFixtures.accepted("c1"), new UploadObservation.FileInspected(FILE, disconnected))))
                .isEqualTo(UploadFailureCode.NO_ELIGIBLE_CHANNEL);
        var needsOwner = List.of(UploadFixtures.channel("c1", ChannelState.NEEDS_OWNER, ChannelRole.ACTIVE, 2, 0));
        assertThat(apply(UploadFixtures.accepted("c1"), new UploadObservation.FileInspected(FILE, needsOwner))
                        .schedule())
                .isEqualTo(new Transition.Schedule.At(NOW.plus(RECHECK_INTERVAL)));
    }

    @Test
    void session_is_stored_before_the_first_byte_is_sent() {
        // when
        Transition transition = apply(UploadFixtures.assigned("c1"), new UploadObservation.SessionOpened(ENCRYPTED));

        // then
        Upload.Sending sending = (Upload.Sending) transition.next();
        assertThat(sending.session().encryptedAddress()).isSameAs(ENCRYPTED);
        assertThat(sending.session().confirmedBytes()).isZero();
        assertThat(transition.events()).singleElement().isInstanceOf(UploadProgressed.class);
    }

    @Test
    void exhausted_quota_waits_and_releases_the_channels_day() {
        // when
        Upload before = UploadFixtures.assigned("c1");
        Transition transition = apply(
                before,
                new UploadObservation.ApiResultReceived(
                        new ApiResult.CallDeferred("uploads", NOW.plusSeconds(60), "nothing left")));

        // then
        assertThat(transition.releasedAssignment(before)).isEqualTo(ASSIGNMENT);
        assertThat(transition.next().reason()).isEqualTo("nothing left");
        assertThat(transition.next().waitsUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void channel_full_at_youtube_cools_down_until_the_next_day_and_another_is_chosen() {
        // when
        Upload before = UploadFixtures.assigned("c1", "c2");
        Transition transition = apply(
                before,
                new UploadObservation.ApiResultReceived(
                        new ApiResult.CallRejected(400, "uploadLimitExceeded", "too many")));

        // then
        assertThat(transition.cooldown().channelId()).isEqualTo("c1");
        assertThat(transition.cooldown().until()).isEqualTo(QuotaDay.at(NOW).resetsAt());
        assertThat(transition.next().nextAction()).isEqualTo(NextAction.CHOOSE_CHANNEL);
        assertThat(transition.schedule()).isEqualTo(new Transition.Schedule.Continue());
    }

    @Test
    void upload_rejected_by_youtube_fails() {
        assertThat(failureCode(apply(
                        UploadFixtures.assigned("c1"),
                        new UploadObservation.ApiResultReceived(
                                new ApiResult.CallRejected(400, "invalidTitle", "bad title")))))
                .isEqualTo(UploadFailureCode.REFUSED);
    }

    @Test
    void publish_time_that_passes_while_waiting_fails_the_upload() {
        // given
        Upload upload = new Upload.Sending(
                UploadFixtures.request(NOW.plusSeconds(61), null, "c1"), 2, UploadFixtures.session(false));

        // then
        assertThat(STATE_MACHINE.terminalTransition(snapshot(upload))).isEmpty();
        assertThat(failureCode(STATE_MACHINE
                        .terminalTransition(snapshot(upload, NOW.plusSeconds(1)))
                        .orElseThrow()))
                .isEqualTo(UploadFailureCode.PUBLISH_TIME_PASSED);
        assertThat(failureCode(STATE_MACHINE.apply(
                        snapshot(upload, NOW.plusSeconds(2)), new UploadObservation.FinalChunkDue(900))))
                .isEqualTo(UploadFailureCode.PUBLISH_TIME_PASSED);
        Upload last = new Upload.Sending(upload.request(), 2, UploadFixtures.session(true));
        assertThat(STATE_MACHINE.terminalTransition(snapshot(last, NOW.plusSeconds(100))))
                .isEmpty();
    }

    @Test
    void upload_is_cancelled_only_while_its_video_cannot_exist() {
        // given
        CancelRequest cancelRequest = new CancelRequest("ann", "wrong cut");

        // then
        Transition transition = STATE_MACHINE.apply(
                new UploadSnapshot(UploadFixtures.sending(false, "c1"), cancelRequest, 0, NOW),
                new UploadObservation.FinalChunkDue(900));
        assertThat(transition.events()).singleElement().isInstanceOf(UploadCancelled.class);
        assertThat(STATE_MACHINE.terminalTransition(
                        new UploadSnapshot(UploadFixtures.sending(true, "c1"), cancelRequest, 0, NOW)))
                .isEmpty();
        assertThat(STATE_MACHINE
                        .apply(
                                new UploadSnapshot(UploadFixtures.sending(false, "c1"), cancelRequest, 0, NOW),
                                new UploadObservation.UploadCompleted("v1"))
                        .next())
                .isInstanceOf(Upload.Processing.class);
    }

    @Test
    void video_may_exist_once_the_final_chunk_is_due() {
        // when
        Transition transition = apply(UploadFixtures.sending(false, "c1"), new UploadObservation.FinalChunkDue(900));

        // then
        assertThat(transition.next().session().finalChunkStarted()).isTrue();
        assertThat(transition.next().videoCannotExist()).isFalse();
        assertThat(transition.events()).isEmpty();
    }

    @Test
    void expired_session_is_located_before_any_other_action() {
        for (boolean finalChunkStarted : new boolean[] {true, false}) {
            Transition transition =
                    apply(UploadFixtures.sending(finalChunkStarted, "c1"), new UploadObservation.SessionExpired());
            assertThat(transition.next()).isInstanceOf(Upload.Locating.class);
            assertThat(transition.next().nextAction()).isEqualTo(NextAction.FIND_VIDEO);
        }
    }

    @Test
    void second_session_is_opened_only_when_the_final_chunk_was_not_started() {
        // given
        Upload.Locating notStarted =
                new Upload.Locating(UploadFixtures.request("c1"), 3, UploadFixtures.session(false), NOW);
        Upload.Locating inDoubt =
                new Upload.Locating(UploadFixtures.request("c1"), 3, UploadFixtures.session(true), NOW);
        UploadObservation noVideo = new UploadObservation.VideosFound(List.of());

        // then
        assertThat(apply(notStarted, noVideo).next().nextAction()).isEqualTo(NextAction.OPEN_SESSION);
        assertThat(apply(inDoubt, noVideo).next().nextAction()).isEqualTo(NextAction.FIND_VIDEO);
        assertThat(failureCode(STATE_MACHINE.apply(snapshot(inDoubt, NOW.plus(Duration.ofHours(1))), noVideo)))
                .isEqualTo(UploadFailureCode.OUTCOME_UNKNOWN);
    }

    @Test
    void number_of_sessions_is_limited() {
        // given
        ChannelAssignment exhausted = new ChannelAssignment("c1", ASSIGNMENT.quotaDay(), FILE, List.of(), 3);
        Upload.Locating locating = new Upload.Locating(
                UploadFixtures.request("c1"), 3, new UploadSession(exhausted, ENCRYPTED, NOW, 0, false), NOW);

        // then
        assertThat(failureCode(apply(locating, new UploadObservation.VideosFound(List.of()))))
                .isEqualTo(UploadFailureCode.REFUSED);
    }

    @Test
    void single_match_is_the_video_and_two_matches_need_a_person() {
        Upload.Locating locating =
                new Upload.Locating(UploadFixtures.request("c1"), 3, UploadFixtures.session(true), NOW);
        assertThat(apply(locating, new UploadObservation.VideosFound(List.of("v1")))
                        .next()
                        .videoId())
                .isEqualTo("v1");
        assertThat(failureCode(apply(locating, new UploadObservation.VideosFound(List.of("v1", "v2")))))
                .isEqualTo(UploadFailureCode.OUTCOME_UNKNOWN);
    }

    @Test
    void lasting_faults_are_published_and_delays_grow() {
        // given
        Upload sending = UploadFixtures.sending(false, "c1");
        UploadObservation interrupted = new UploadObservation.Interrupted(0, "connection broke", Duration.ZERO);

        // then
        Transition first = STATE_MACHINE.apply(new UploadSnapshot(sending, null, 0, NOW), interrupted);
        Transition third = STATE_MACHINE.apply(new UploadSnapshot(sending, null, 2, NOW), interrupted);
        assertThat(first.events()).isEmpty();
        assertThat(first.schedule())
                .isEqualTo(new Transition.Schedule.Retry(NOW.plusSeconds(1), "connection broke", 1));
        assertThat(third.events()).singleElement().isInstanceOf(UploadWaiting.class);
        assertThat(third.schedule())
                .isEqualTo(new Transition.Schedule.Retry(NOW.plusSeconds(4), "connection broke", 3));
        assertThat(third.next().session()).isNotNull();
        assertThat(third.next().nextAction()).isEqualTo(NextAction.SEND);
    }

    @Test
    void upload_of_a_lost_channel_moves_to_another_unless_its_video_may_exist() {
        // when
        Transition severalChannels =
                apply(UploadFixtures.sending(false, "c1", "c2"), new UploadObservation.ApiResultReceived(GRANT_LOST));
        Transition singleChannel =
                apply(UploadFixtures.sending(false, "c1"), new UploadObservation.ApiResultReceived(GRANT_LOST));
        Transition finalChunk =
                apply(UploadFixtures.sending(true, "c1", "c2"), new UploadObservation.ApiResultReceived(GRANT_LOST));

        // then
        assertThat(severalChannels.next().nextAction()).isEqualTo(NextAction.CHOOSE_CHANNEL);
        assertThat(severalChannels.cooldown().channelId()).isEqualTo("c1");
        assertThat(singleChannel.next().session()).isNotNull();
        assertThat(finalChunk.next().session()).isNotNull();
    }

    @Test
    void processed_video_is_published_and_a_failed_one_fails_the_upload() {
        // given
        Upload.Processing processing =
                new Upload.Processing(UploadFixtures.request("c1"), 3, ASSIGNMENT, "v1", NOW, true, null);

        // then
        assertThat(apply(
                                processing,
                                new UploadObservation.ProcessingChecked(
                                        UploadObservation.ProcessingStatus.PROCESSED, ""))
                        .events())
                .singleElement()
                .isInstanceOf(UploadPublished.class);
        assertThat(failureCode(apply(
                        processing,
                        new UploadObservation.ProcessingChecked(UploadObservation.ProcessingStatus.FAILED, "codec"))))
                .isEqualTo(UploadFailureCode.PROCESSING_FAILED);
        assertThat(apply(
                                processing,
                                new UploadObservation.ProcessingChecked(
                                        UploadObservation.ProcessingStatus.IN_PROGRESS, ""))
                        .schedule())
                .isEqualTo(new Transition.Schedule.Retry(NOW.plusSeconds(10), null, 1));
        assertThat(failureCode(STATE_MACHINE.apply(
                        snapshot(processing, NOW.plus(Duration.ofDays(2))),
                        new UploadObservation.ProcessingChecked(
                                UploadObservation.ProcessingStatus.IN_PROGRESS, "still"))))
                .isEqualTo(UploadFailureCode.PROCESSING_FAILED);
    }

    @Test
    void upload_that_waits_too_long_is_abandoned_with_its_last_reason() {
        // given
        Upload waiting = new Upload.Waiting(
                UploadFixtures.request("c1"), 2, null, null, new ScheduledWait("needs its owner", NOW));

        // when
        Transition transition = STATE_MACHINE
                .terminalTransition(snapshot(waiting, NOW.plus(Duration.ofDays(7))))
                .orElseThrow();

        // then
        assertThat(failureCode(transition)).isEqualTo(UploadFailureCode.NO_ELIGIBLE_CHANNEL);
        assertThat(transition.next().reason()).contains("needs its owner");
    }
}
