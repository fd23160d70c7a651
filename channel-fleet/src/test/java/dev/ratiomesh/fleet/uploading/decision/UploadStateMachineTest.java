package dev.ratiomesh.fleet.uploading.decision;

import static dev.ratiomesh.fleet.uploading.Uploads.CHOICE;
import static dev.ratiomesh.fleet.uploading.Uploads.FILE;
import static dev.ratiomesh.fleet.uploading.Uploads.MACHINE;
import static dev.ratiomesh.fleet.uploading.Uploads.NOW;
import static dev.ratiomesh.fleet.uploading.Uploads.RECHECK;
import static dev.ratiomesh.fleet.uploading.Uploads.SEALED;
import static dev.ratiomesh.fleet.uploading.Uploads.at;
import static dev.ratiomesh.fleet.uploading.Uploads.learn;
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
import dev.ratiomesh.fleet.uploading.Uploads;
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
    private static final ApiResult.ReauthorizationRequired OWNER =
            new ApiResult.ReauthorizationRequired(ReconnectReason.GRANT_DEAD, "grant is dead");

    private static UploadFailureCode failure(Transition step) {
        assertThat(step.due()).isInstanceOf(Transition.Schedule.NotScheduled.class);
        return ((Upload.Failed) step.next()).failure().code();
    }

    @Test
    void a_good_file_takes_the_best_channel_and_counts_against_its_day() {
        // when
        Upload.Accepted before = Uploads.accepted("c1", "c2");
        Transition step = learn(
                before,
                new UploadObservation.FileInspected(FILE, List.of(Uploads.channel("c1"), Uploads.channel("c2"))));

        // then
        assertThat(step.next().errand()).isEqualTo(NextAction.OPEN);
        assertThat(step.newAssignment(before).channelId()).isEqualTo("c1");
        assertThat(step.newAssignment(before).explanation()).hasSize(2);
        assertThat(step.due()).isEqualTo(new Transition.Schedule.Continue());
    }

    @Test
    void a_file_of_another_size_than_announced_fails_whichever_way_it_differs() {
        for (long announced : new long[] {999, 1001}) {
            Upload upload = new Upload.Accepted(Uploads.job(null, announced, "c1"), 1, null);
            assertThat(failure(
                            learn(upload, new UploadObservation.FileInspected(FILE, List.of(Uploads.channel("c1"))))))
                    .isEqualTo(UploadFailureCode.FILE_SIZE_DIFFERS);
        }
        assertThat(failure(learn(
                        Uploads.accepted("c1"),
                        new UploadObservation.FileInspected(new SourceFile(5001, "t", "v"), List.of()))))
                .isEqualTo(UploadFailureCode.FILE_TOO_LARGE);
        assertThat(failure(learn(
                        Uploads.accepted("c1"),
                        new UploadObservation.FileInspected(new SourceFile(0, "", ""), List.of()))))
                .isEqualTo(UploadFailureCode.FILE_EMPTY);
    }

    @Test
    void a_full_day_waits_for_the_reset_and_says_so_once() {
        // given
        var full = List.of(Uploads.channel("c1", ChannelState.ACTIVE, ChannelRole.ACTIVE, 2, 2));

        // when
        Transition step = learn(Uploads.accepted("c1"), new UploadObservation.FileInspected(FILE, full));

        // then
        Instant reset = QuotaDay.at(NOW).resetsAt();
        assertThat(step.due()).isEqualTo(new Transition.Schedule.At(reset));
        assertThat(step.events()).singleElement().isInstanceOf(UploadWaiting.class);
        assertThat(learn(step.next(), new UploadObservation.FileInspected(FILE, full))
                        .events())
                .isEmpty();
    }

    @Test
    void only_disconnected_channels_are_the_end() {
        var gone = List.of(Uploads.channel("c1", ChannelState.DISCONNECTED, ChannelRole.ACTIVE, 2, 0));
        assertThat(failure(learn(Uploads.accepted("c1"), new UploadObservation.FileInspected(FILE, gone))))
                .isEqualTo(UploadFailureCode.NO_ELIGIBLE_CHANNEL);
        var owner = List.of(Uploads.channel("c1", ChannelState.NEEDS_OWNER, ChannelRole.ACTIVE, 2, 0));
        assertThat(learn(Uploads.accepted("c1"), new UploadObservation.FileInspected(FILE, owner))
                        .due())
                .isEqualTo(new Transition.Schedule.At(NOW.plus(RECHECK)));
    }

    @Test
    void the_session_is_stored_before_a_byte_can_go_out() {
        // when
        Transition step = learn(Uploads.chosen("c1"), new UploadObservation.SessionOpened(SEALED));

        // then
        Upload.Sending sending = (Upload.Sending) step.next();
        assertThat(sending.session().address()).isSameAs(SEALED);
        assertThat(sending.session().confirmedBytes()).isZero();
        assertThat(step.events()).singleElement().isInstanceOf(UploadProgressed.class);
    }

    @Test
    void short_quota_waits_and_gives_the_channels_day_back() {
        // when
        Upload before = Uploads.chosen("c1");
        Transition step = learn(
                before,
                new UploadObservation.ApiResultReceived(
                        new ApiResult.CallDeferred("uploads", NOW.plusSeconds(60), "nothing left")));

        // then
        assertThat(step.releasedAssignment(before)).isEqualTo(CHOICE);
        assertThat(step.next().reason()).isEqualTo("nothing left");
        assertThat(step.next().waitsUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void a_channel_that_is_full_at_youtube_rests_until_tomorrow_and_the_next_is_chosen() {
        // when
        Upload before = Uploads.chosen("c1", "c2");
        Transition step = learn(
                before,
                new UploadObservation.ApiResultReceived(
                        new ApiResult.CallRejected(400, "uploadLimitExceeded", "too many")));

        // then
        assertThat(step.mark().channelId()).isEqualTo("c1");
        assertThat(step.mark().restsUntil()).isEqualTo(QuotaDay.at(NOW).resetsAt());
        assertThat(step.next().errand()).isEqualTo(NextAction.CHOOSE);
        assertThat(step.due()).isEqualTo(new Transition.Schedule.Continue());
    }

    @Test
    void what_youtube_refuses_for_good_fails() {
        assertThat(failure(learn(
                        Uploads.chosen("c1"),
                        new UploadObservation.ApiResultReceived(
                                new ApiResult.CallRejected(400, "invalidTitle", "bad title")))))
                .isEqualTo(UploadFailureCode.REFUSED);
    }

    @Test
    void a_publish_time_that_passes_while_it_waits_fails_and_publishes_nothing() {
        // given
        Upload upload = new Upload.Sending(Uploads.job(NOW.plusSeconds(61), null, "c1"), 2, Uploads.session(false));

        // then
        assertThat(MACHINE.terminalTransition(at(upload))).isEmpty();
        assertThat(failure(MACHINE.terminalTransition(at(upload, NOW.plusSeconds(1)))
                        .orElseThrow()))
                .isEqualTo(UploadFailureCode.PUBLISH_TIME_PASSED);
        assertThat(failure(MACHINE.apply(at(upload, NOW.plusSeconds(2)), new UploadObservation.FinalChunkDue(900))))
                .isEqualTo(UploadFailureCode.PUBLISH_TIME_PASSED);
        Upload last = new Upload.Sending(upload.job(), 2, Uploads.session(true));
        assertThat(MACHINE.terminalTransition(at(last, NOW.plusSeconds(100)))).isEmpty();
    }

    @Test
    void it_is_taken_back_only_as_long_as_there_can_be_no_video() {
        // given
        CancelRequest ending = new CancelRequest("ann", "wrong cut");

        // then
        Transition step = MACHINE.apply(
                new UploadSnapshot(Uploads.sending(false, "c1"), ending, 0, NOW),
                new UploadObservation.FinalChunkDue(900));
        assertThat(step.events()).singleElement().isInstanceOf(UploadCancelled.class);
        assertThat(MACHINE.terminalTransition(new UploadSnapshot(Uploads.sending(true, "c1"), ending, 0, NOW)))
                .isEmpty();
        assertThat(MACHINE.apply(
                                new UploadSnapshot(Uploads.sending(false, "c1"), ending, 0, NOW),
                                new UploadObservation.UploadCompleted("v1"))
                        .next())
                .isInstanceOf(Upload.Processing.class);
    }

    @Test
    void from_before_the_last_chunk_on_there_may_be_a_video() {
        // when
        Transition step = learn(Uploads.sending(false, "c1"), new UploadObservation.FinalChunkDue(900));

        // then
        assertThat(step.next().session().finalChunkStarted()).isTrue();
        assertThat(step.next().videoCannotExist()).isFalse();
        assertThat(step.events()).isEmpty();
    }

    @Test
    void a_dead_session_is_looked_up_before_anything_else() {
        for (boolean lastBegun : new boolean[] {true, false}) {
            Transition step = learn(Uploads.sending(lastBegun, "c1"), new UploadObservation.SessionExpired());
            assertThat(step.next()).isInstanceOf(Upload.Locating.class);
            assertThat(step.next().errand()).isEqualTo(NextAction.FIND);
        }
    }

    @Test
    void a_second_session_is_opened_only_when_the_last_chunk_was_never_begun() {
        // given
        Upload.Locating never = new Upload.Locating(Uploads.job("c1"), 3, Uploads.session(false), NOW);
        Upload.Locating maybe = new Upload.Locating(Uploads.job("c1"), 3, Uploads.session(true), NOW);
        UploadObservation nothing = new UploadObservation.VideosFound(List.of());

        // then
        assertThat(learn(never, nothing).next().errand()).isEqualTo(NextAction.OPEN);
        assertThat(learn(maybe, nothing).next().errand()).isEqualTo(NextAction.FIND);
        assertThat(failure(MACHINE.apply(at(maybe, NOW.plus(Duration.ofHours(1))), nothing)))
                .isEqualTo(UploadFailureCode.OUTCOME_UNKNOWN);
    }

    @Test
    void sessions_are_bounded() {
        // given
        ChannelAssignment often = new ChannelAssignment("c1", CHOICE.day(), FILE, List.of(), 3);
        Upload.Locating finding =
                new Upload.Locating(Uploads.job("c1"), 3, new UploadSession(often, SEALED, NOW, 0, false), NOW);

        // then
        assertThat(failure(learn(finding, new UploadObservation.VideosFound(List.of()))))
                .isEqualTo(UploadFailureCode.REFUSED);
    }

    @Test
    void one_match_is_the_video_and_two_are_for_a_person() {
        Upload.Locating finding = new Upload.Locating(Uploads.job("c1"), 3, Uploads.session(true), NOW);
        assertThat(learn(finding, new UploadObservation.VideosFound(List.of("v1")))
                        .next()
                        .videoId())
                .isEqualTo("v1");
        assertThat(failure(learn(finding, new UploadObservation.VideosFound(List.of("v1", "v2")))))
                .isEqualTo(UploadFailureCode.OUTCOME_UNKNOWN);
    }

    @Test
    void trouble_is_told_when_it_lasts_and_pauses_grow() {
        // given
        Upload sending = Uploads.sending(false, "c1");
        UploadObservation cut = new UploadObservation.Interrupted(0, "connection broke", Duration.ZERO);

        // then
        Transition first = MACHINE.apply(new UploadSnapshot(sending, null, 0, NOW), cut);
        Transition third = MACHINE.apply(new UploadSnapshot(sending, null, 2, NOW), cut);
        assertThat(first.events()).isEmpty();
        assertThat(first.due()).isEqualTo(new Transition.Schedule.RetryAt(NOW.plusSeconds(1), "connection broke", 1));
        assertThat(third.events()).singleElement().isInstanceOf(UploadWaiting.class);
        assertThat(third.due()).isEqualTo(new Transition.Schedule.RetryAt(NOW.plusSeconds(4), "connection broke", 3));
        assertThat(third.next().session()).isNotNull();
        assertThat(third.next().errand()).isEqualTo(NextAction.SEND);
    }

    @Test
    void a_channel_lost_while_sending_gives_the_file_to_another_unless_a_video_may_be_there() {
        // when
        Transition other = learn(Uploads.sending(false, "c1", "c2"), new UploadObservation.ApiResultReceived(OWNER));
        Transition alone = learn(Uploads.sending(false, "c1"), new UploadObservation.ApiResultReceived(OWNER));
        Transition last = learn(Uploads.sending(true, "c1", "c2"), new UploadObservation.ApiResultReceived(OWNER));

        // then
        assertThat(other.next().errand()).isEqualTo(NextAction.CHOOSE);
        assertThat(other.mark().channelId()).isEqualTo("c1");
        assertThat(alone.next().session()).isNotNull();
        assertThat(last.next().session()).isNotNull();
    }

    @Test
    void a_processed_video_is_published_and_one_that_cannot_be_is_a_failure() {
        // given
        Upload.Processing processing = new Upload.Processing(Uploads.job("c1"), 3, CHOICE, "v1", NOW, true, null);

        // then
        assertThat(learn(processing, new UploadObservation.ProcessingChecked(UploadObservation.Progress.DONE, ""))
                        .events())
                .singleElement()
                .isInstanceOf(UploadPublished.class);
        assertThat(failure(learn(
                        processing,
                        new UploadObservation.ProcessingChecked(UploadObservation.Progress.FAILED, "codec"))))
                .isEqualTo(UploadFailureCode.PROCESSING_FAILED);
        assertThat(learn(processing, new UploadObservation.ProcessingChecked(UploadObservation.Progress.UNDER_WAY, ""))
                        .due())
                .isEqualTo(new Transition.Schedule.RetryAt(NOW.plusSeconds(10), null, 1));
        assertThat(failure(MACHINE.apply(
                        at(processing, NOW.plus(Duration.ofDays(2))),
                        new UploadObservation.ProcessingChecked(UploadObservation.Progress.UNDER_WAY, "still"))))
                .isEqualTo(UploadFailureCode.PROCESSING_FAILED);
    }

    @Test
    void an_upload_that_waits_for_too_long_is_given_up_with_its_last_reason() {
        // given
        Upload waiting =
                new Upload.Waiting(Uploads.job("c1"), 2, null, null, new ScheduledWait("needs its owner", NOW));

        // when
        Transition step = MACHINE.terminalTransition(at(waiting, NOW.plus(Duration.ofDays(7))))
                .orElseThrow();

        // then
        assertThat(failure(step)).isEqualTo(UploadFailureCode.NO_ELIGIBLE_CHANNEL);
        assertThat(step.next().reason()).contains("needs its owner");
    }
}
