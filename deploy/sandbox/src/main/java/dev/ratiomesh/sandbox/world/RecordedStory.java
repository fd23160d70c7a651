package dev.ratiomesh.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays a recorded series from its first point at the world's start and holds its last. Between two points counts go
 * in a straight line, also downwards; a count hidden at a point stays hidden until the next.
 */
record RecordedStory(String title, Instant publishedAt, Instant worldStart, List<CountObservation> points)
        implements VideoStory {

    @Override
    public VideoCounts at(Instant simulated) {
        Instant wanted = points.get(0).at().plus(Duration.between(worldStart, simulated));
        int after = firstAfter(wanted);
        if (after == 0) {
            return points.get(0).counts();
        }
        CountObservation from = points.get(after - 1);
        return after == points.size() ? from.counts() : between(from, points.get(after), wanted);
    }

    private int firstAfter(Instant wanted) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).at().isAfter(wanted)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static VideoCounts between(CountObservation from, CountObservation to, Instant wanted) {
        double passed = Duration.between(from.at(), wanted).toMillis();
        double part = passed / Duration.between(from.at(), to.at()).toMillis();
        VideoCounts a = from.counts();
        VideoCounts b = to.counts();
        return new VideoCounts(
                interpolate(a.views(), b.views(), part),
                interpolate(a.likes(), b.likes(), part),
                interpolate(a.comments(), b.comments(), part));
    }

    private static @Nullable Long interpolate(@Nullable Long from, @Nullable Long to, double part) {
        return from == null || to == null ? from : Long.valueOf(interpolate(from.longValue(), to.longValue(), part));
    }

    private static long interpolate(long from, long to, double part) {
        return Math.round(from + (to - from) * part);
    }
}
