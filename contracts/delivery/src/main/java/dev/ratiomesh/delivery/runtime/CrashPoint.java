package dev.ratiomesh.delivery.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Halts the process at a named point of the code, for crash tests only. {@code -Dmesh.kill.point=<name>} halts it with
 * code 137, without shutdown hooks or flushes, when it reaches the point for the {@code -Dmesh.kill.after}th time, by
 * default the first. Startup fails with either property unless {@code -Dmesh.kill.allowed=true} is set. Switched off, a
 * point costs one comparison with a constant.
 */
public final class CrashPoint {
    /** A transaction of a timer or a remote answer is committed, and the outbox relay is not woken yet. */
    public static final String UNIT_COMMITTED = "unit-committed";
    /** A lane's group is committed, and its poll is not acknowledged yet. */
    public static final String LANE_COMMITTED = "lane-committed-before-ack";
    /** The broker has acknowledged outbox rows, and they are not marked as sent yet. */
    public static final String SENT_BEFORE_MARK = "outbox-sent-before-mark";

    private static final String NAMED = System.getProperty("mesh.kill.point", "");
    private static final boolean ON = !NAMED.isEmpty();
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger("mesh.kill.after", 1));

    private CrashPoint() {}

    /** Halts the process when this is the configured point and the configured count is reached. */
    public static void reached(String point) {
        if (ON && NAMED.equals(point) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
        }
    }
}
