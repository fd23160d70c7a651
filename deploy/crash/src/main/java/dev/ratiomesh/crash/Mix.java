package dev.ratiomesh.crash;

import java.util.List;
import java.util.Random;

/** What comes together in a round; every way to die is in one, and every manner of the provider meets one of them. */
final class Mix {
    private static final List<List<Blow>> ALL = List.of(
            List.of(Blow.KILL_SERVICE, Blow.KILL_POSTGRES, Blow.KILL_SERVICE, Blow.KILL_POINT),
            List.of(Blow.KILL_SERVICE, Blow.END_SESSIONS, Blow.KILL_POSTGRES, Blow.KILL_POINT),
            List.of(Blow.LOSE_ANSWER, Blow.KILL_POINT, Blow.KILL_POSTGRES, Blow.KILL_SERVICE),
            List.of(Blow.LATE_ANSWER, Blow.KILL_SERVICE, Blow.END_SESSIONS, Blow.KILL_POINT),
            List.of(Blow.LATE_REFUSAL, Blow.KILL_SERVICE, Blow.KILL_POSTGRES, Blow.END_SESSIONS),
            List.of(Blow.UNAVAILABLE, Blow.KILL_SERVICE, Blow.KILL_POSTGRES, Blow.KILL_POINT),
            List.of(Blow.TOO_MANY, Blow.KILL_POSTGRES, Blow.KILL_SERVICE, Blow.KILL_POINT),
            List.of(Blow.LOSE_ANSWER, Blow.KILL_POINT, Blow.KILL_SERVICE),
            List.of(Blow.KILL_BROKER, Blow.KILL_POSTGRES, Blow.KILL_POINT),
            List.of(Blow.LOSE_ANSWER, Blow.KILL_POSTGRES, Blow.KILL_BROKER, Blow.KILL_SERVICE));

    private Mix() {}

    static List<Blow> of(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
