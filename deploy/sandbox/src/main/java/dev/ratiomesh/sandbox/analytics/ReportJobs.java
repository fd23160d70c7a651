package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.journal.JournalLine;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Holds the reporting jobs of all channels; they survive a restart. Used by one thread. */
public final class ReportJobs {
    private static final String CREATED = "reporting.job-created";
    private static final String DELETED = "reporting.job-deleted";

    private final Journal journal;
    private final Map<String, ReportJob> jobs = new LinkedHashMap<>();
    private long created;

    public ReportJobs(Journal journal) {
        this.journal = journal;
        journal.past().forEach(this::remember);
    }

    ReportJob create(String channel, String reportTypeId, String name, Instant now) {
        String seed = "reporting-job-" + (created + 1);
        String id =
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
        ReportJob job = new ReportJob(id, channel, reportTypeId, name, now);
        apply(job);
        journal.append(CREATED, job);
        return job;
    }

    void delete(ReportJob job) {
        jobs.remove(job.id());
        journal.append(DELETED, job);
    }

    List<ReportJob> of(String channel) {
        return jobs.values().stream()
                .filter(job -> job.channel().equals(channel))
                .toList();
    }

    Optional<ReportJob> find(String channel, String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.channel().equals(channel));
    }

    private void apply(ReportJob job) {
        created++;
        jobs.put(job.id(), job);
    }

    private void remember(JournalLine line) {
        try {
            if (line.kind().equals(CREATED)) {
                apply(SandboxJson.read(line.fact(), ReportJob.class));
            } else if (line.kind().equals(DELETED)) {
                jobs.remove(SandboxJson.read(line.fact(), ReportJob.class).id());
            }
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(
                    "The journal holds an unreadable " + line.kind() + ": " + e.getMessage(), e);
        }
    }

    /** Requests daily files of one report type about one channel. One line of the journal. */
    record ReportJob(String id, String channel, String reportTypeId, String name, Instant createdAt) {}
}
