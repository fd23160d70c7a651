package dev.ratiomesh.poller.reading;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Simulates a quota day on a virtual clock: the decisions are those of the service, the tables are lists, and YouTube is a
 * world in which every video grows at its own pace.
 */
final class SimulatedDay {
    static final int LIMIT = 10_000;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final Duration PLAN_EVERY = Duration.ofMinutes(10);
    private static final PollSchedule SCHEDULE = new PollSchedule(10, 3, Duration.ofMinutes(1), Duration.ofHours(1));

    private final List<Video> videos = new ArrayList<>();
    private final PriorityQueue<Video> due =
            new PriorityQueue<>(Comparator.comparing((Video video) -> video.claim.dueAt()));
    private final QuotaDay day;
    private Instant now;
    private Instant planUntil = Instant.MIN;
    private PollPlan plan = PollPlan.allocate(List.of(), 0, Duration.ofHours(6));
    private Instant pacedAt;
    private int calls;
    private int readings;

    /** A watched video and its readings. */
    static final class Video {
        final double viewsPerHour;
        final Duration cadence;
        final List<Instant> readAt = new ArrayList<>();
        private ClaimedVideo claim;

        private Video(ClaimedVideo claim, double viewsPerHour) {
            this.claim = claim;
            this.cadence = claim.cadence();
            this.viewsPerHour = viewsPerHour;
        }

        boolean advertised() {
            return claim.advertised();
        }

        /** The longest time without a reading, from the beginning of the day to its end. */
        Duration longestGap(QuotaDay day) {
            Duration longest = Duration.ZERO;
            Instant last = day.beginsAt();
            for (Instant next : readAt) {
                Duration gap = Duration.between(last, next);
                longest = gap.compareTo(longest) > 0 ? gap : longest;
                last = next;
            }
            Duration rest = Duration.between(last, day.resetsAt());
            return rest.compareTo(longest) > 0 ? rest : longest;
        }
    }

    SimulatedDay(QuotaDay day) {
        this.day = day;
        this.now = day.beginsAt();
        this.pacedAt = now;
    }

    /** Videos whose pace is spread over several orders of magnitude; every tenth is being advertised. */
    SimulatedDay watching(int count, Duration cadence, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            boolean advertised = i % 10 == 0;
            ClaimedVideo claim =
                    new ClaimedVideo("video" + i, 0, now, cadence, null, null, new ViewVelocity(0), 0, advertised);
            Video video = new Video(claim, Math.exp(3 + 2 * random.nextGaussian()));
            videos.add(video);
            due.add(video);
        }
        return this;
    }

    SimulatedDay run() {
        while (now.isBefore(day.resetsAt())) {
            if (!now.isBefore(planUntil)) {
                replan();
            }
            cycle();
        }
        return this;
    }

    int calls() {
        return calls;
    }

    double readingsPerCall() {
        return readings / (double) calls;
    }

    List<Video> videos() {
        return videos;
    }

    QuotaDay day() {
        return day;
    }

    private DailyQuota quota() {
        return new DailyQuota(
                day, List.of(new BucketBalance(QuotaBucket.BATCH_GET_STATS, LIMIT, 0, calls, false, pacedAt)), 20);
    }

    private void replan() {
        List<PollDemand> demands = videos.stream()
                .map(v -> SCHEDULE.demandFor(v.cadence, v.claim.velocity(), v.advertised(), v.claim.misses()))
                .toList();
        plan = PollPlan.allocate(demands, quota().readingsPerSecond(now), Duration.ofHours(6));
        planUntil = now.plus(PLAN_EVERY);
    }

    private void cycle() {
        CallDecision choice = quota().decide(now);
        if (choice instanceof CallDecision.Permit permit
                && !due.isEmpty()
                && !due.peek().claim.dueAt().isAfter(now)) {
            pacedAt = (pacedAt.isAfter(now) ? pacedAt : now).plus(permit.spacing());
            call();
        } else {
            // the poll cycles until then have no effect
            now = choice instanceof CallDecision.Throttled paced ? paced.retryAt() : now.plus(POLL_INTERVAL);
        }
    }

    private void call() {
        List<Video> batch = new ArrayList<>();
        Instant horizon = now.plus(plan.readAhead());
        while (batch.size() < DailyQuota.MAX_VIDEOS_PER_CALL
                && !due.isEmpty()
                && !due.peek().claim.dueAt().isAfter(horizon)) {
            batch.add(due.poll());
        }
        calls++;
        readings += batch.size();
        List<VideoReading> batchReadings =
                SCHEDULE.toReadings(batch.stream().map(v -> v.claim).toList(), answer(batch), plan, now);
        for (int i = 0; i < batch.size(); i++) {
            save(batch.get(i), batchReadings.get(i));
        }
    }

    private StatsResult.Stats answer(List<Video> batch) {
        Map<String, VideoStats> numbers = new HashMap<>();
        Instant published = day.beginsAt().minus(Duration.ofDays(14));
        double hours = Duration.between(published, now).toSeconds() / 3600.0;
        batch.forEach(video -> numbers.put(
                video.claim.videoId(), new VideoStats((long) (video.viewsPerHour * hours), 1L, null, published)));
        return new StatsResult.Stats(numbers);
    }

    private void save(Video video, VideoReading reading) {
        video.readAt.add(now);
        video.claim = new ClaimedVideo(
                reading.videoId(),
                reading.epoch(),
                reading.dueAt(),
                video.cadence,
                reading.stats() == null ? null : reading.stats().views(),
                reading.readAt(),
                reading.velocity(),
                reading.misses(),
                video.advertised());
        due.add(video);
    }
}
