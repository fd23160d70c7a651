package dev.ratiomesh.sandbox.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.analytics.ReportJobs.ReportJob;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names the file of one day.
 *
 * @param createdAt earliest moment at which the file is available
 */
record ReportFile(ReportJob job, LocalDate day, Instant createdAt) {
    /** Delay of a new job's first file, and of each file after its day. */
    private static final Duration DELAY = Duration.ofHours(48);

    private static final int DAYS_OF_HISTORY = 30;
    private static final Duration RETENTION = Duration.ofDays(60);

    /** Returns the files that a job has at a moment, oldest day first. */
    static List<ReportFile> of(ReportJob job, Instant now) {
        LocalDate first =
                LocalDate.ofInstant(job.createdAt(), VideoDays.PACIFIC).minusDays(DAYS_OF_HISTORY);
        LocalDate today = LocalDate.ofInstant(now, VideoDays.PACIFIC);
        return Stream.iterate(first, day -> day.isBefore(today), day -> day.plusDays(1))
                .map(day -> new ReportFile(job, day, created(job, day)))
                .filter(file ->
                        !file.createdAt().isAfter(now) && file.createdAt().isAfter(now.minus(RETENTION)))
                .toList();
    }

    private static Instant created(ReportJob job, LocalDate day) {
        Instant earliest = job.createdAt().plus(DELAY);
        Instant ready = end(day).plus(DELAY);
        return ready.isBefore(earliest) ? earliest : ready;
    }

    String id() {
        return Long.toString(1_000_000 + day.toEpochDay());
    }

    Instant start() {
        return day.atStartOfDay(VideoDays.PACIFIC).toInstant();
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(VideoDays.PACIFIC).toInstant();
    }

    ObjectNode json(String root) {
        return SandboxJson.object()
                .put("id", id())
                .put("jobId", job.id())
                .put("startTime", start().toString())
                .put("endTime", end(day).toString())
                .put("createTime", createdAt.toString())
                .put(
                        "downloadUrl",
                        root + "/v1/media/CHANNEL/" + job.channel() + "/jobs/" + job.id() + "/reports/" + id());
    }
}
