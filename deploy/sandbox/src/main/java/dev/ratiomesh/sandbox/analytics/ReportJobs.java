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

/** The reporting jobs of all channels; they survive a restart. Used by one thread. */
public final class ReportJobs {
    private static final String CREATED = "reporting.job-created";
    private static final String DELETED = "reporting.job-deleted";

    private final Journal journal;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private long created;

    public ReportJobs(Journal journal) {
        this.journal = journal;
        journal.past().forEach(this::remember);
    }

    Job create(String channel, String reportTypeId, String name, Instant now) {
        String seed = "reporting-job-" + (created + 1);
        String id =
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
        Job job = new Job(id, channel, reportTypeId, name, now);
        apply(job);
        journal.append(CREATED, job);
        return job;
    }

    void delete(Job job) {
        jobs.remove(job.id());
        journal.append(DELETED, job);
    }

    List<Job> of(String channel) {
        return jobs.values().stream()
                .filter(job -> job.channel().equals(channel))
                .toList();
    }

    Optional<Job> find(String channel, String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.channel().equals(channel));
    }

    private void apply(Job job) {
        created++;
        jobs.put(job.id(), job);
    }

    private void remember(JournalLine line) {
        try {
            if (line.kind().equals(CREATED)) {
                apply(SandboxJson.read(line.fact(), Job.class));
            } else if (line.kind().equals(DELETED)) {
                jobs.remove(SandboxJson.read(line.fact(), Job.class).id());
            }
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(
                    "The journal holds an unreadable " + line.kind() + ": " + e.getMessage(), e);
        }
    }
}
