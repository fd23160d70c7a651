package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.health.ChannelRanking;
import dev.ratiomesh.fleet.health.ChannelRanking.RankingWeights;
import dev.ratiomesh.fleet.uploading.decision.ChannelCandidate;
import dev.ratiomesh.fleet.uploading.decision.Transition;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.decision.UploadPolicy;
import dev.ratiomesh.fleet.uploading.decision.UploadSnapshot;
import dev.ratiomesh.fleet.uploading.decision.UploadStateMachine;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.SourceAddress;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import dev.ratiomesh.fleet.uploading.upload.VideoMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Uploads in several states, and the state machine that tests apply to them. */
public final class UploadFixtures {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    public static final Duration RECHECK_INTERVAL = Duration.ofMinutes(5);
    public static final EncryptedSecret ENCRYPTED = new EncryptedSecret("k", new byte[] {1});
    public static final SourceFile FILE = new SourceFile(1000, "tag", "video/mp4");
    public static final ChannelAssignment ASSIGNMENT =
            new ChannelAssignment("c1", QuotaDay.at(NOW).date(), FILE, List.of("c1 is best"), 0);
    static final UploadPolicy POLICY = new UploadPolicy(
            5000,
            RECHECK_INTERVAL,
            Duration.ofDays(7),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofDays(2),
            3,
            4,
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10)));
    public static final UploadStateMachine STATE_MACHINE =
            new UploadStateMachine(POLICY, new ChannelRanking(RankingWeights.DEFAULT));

    private UploadFixtures() {}

    public static UploadRequest request(Instant publishAt, Long declaredBytes, String... channels) {
        return new UploadRequest(
                "u1",
                "t1",
                "ann",
                List.of(channels),
                new SourceAddress("file:///videos/a.mp4", ENCRYPTED),
                declaredBytes,
                null,
                new VideoMetadata("Title", "", List.of(), "10", Privacy.PRIVATE, publishAt, false, false, true),
                "hash",
                NOW);
    }

    public static UploadRequest request(String... channels) {
        return request(null, null, channels);
    }

    public static Upload.Accepted accepted(String... channels) {
        return new Upload.Accepted(request(channels), 1, null);
    }

    public static Upload.Accepted assigned(String... channels) {
        return new Upload.Accepted(request(channels), 1, ASSIGNMENT);
    }

    public static UploadSession session(boolean finalChunkStarted) {
        return new UploadSession(ASSIGNMENT.withOpenedSession(), ENCRYPTED, NOW, 0, finalChunkStarted);
    }

    public static Upload.Sending sending(boolean finalChunkStarted, String... channels) {
        return new Upload.Sending(request(channels), 2, session(finalChunkStarted));
    }

    public static UploadSnapshot snapshot(Upload upload, Instant now) {
        return new UploadSnapshot(upload, null, 0, now);
    }

    public static UploadSnapshot snapshot(Upload upload) {
        return snapshot(upload, NOW);
    }

    public static Transition apply(Upload upload, UploadObservation observation) {
        return STATE_MACHINE.apply(snapshot(upload), observation);
    }

    public static ChannelCandidate channel(
            String id, ChannelState state, ChannelRole role, int dailyCap, int uploadsToday) {
        return new ChannelCandidate(id, state, role, false, false, true, dailyCap, uploadsToday, 0, null, null, null);
    }

    public static ChannelCandidate channel(String id) {
        return channel(id, ChannelState.ACTIVE, ChannelRole.ACTIVE, 10, 0);
    }
}
