package dev.ratiomesh.delivery.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Named places at which a process can be made to die, for crash tests only: {@code -Dmesh.kill.point=<name>} halts it with
 * code 137, without any hook or flush, when it gets there for the {@code -Dmesh.kill.after}th time (1 unless told).
 * {@link StartupCheck} refuses both without {@code -Dmesh.kill.allowed=true}. Off, it costs one constant.
 */
public final class CrashPoint {
    /** Committed, the outbox relay not yet woken: every transaction that a timer or an answer began. */
    public static final String UNIT_COMMITTED = "unit-committed";
    /** The group is committed, its poll not yet acknowledged. */
    public static final String LANE_COMMITTED = "lane-committed-before-ack";
    /** The broker has the rows, the outbox does not know. */
    public static final String SENT_BEFORE_MARK = "outbox-sent-before-mark";

    private static final String NAMED = System.getProperty("mesh.kill.point", "");
    private static final boolean ON = !NAMED.isEmpty();
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger("mesh.kill.after", 1));

    private CrashPoint() {}

    /** Dies here when this is the place and the time. */
    public static void reached(String point) {
        if (ON && NAMED.equals(point) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(137);
        }
    }
}
