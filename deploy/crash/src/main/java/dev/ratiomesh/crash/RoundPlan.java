package dev.ratiomesh.crash;

import java.util.List;
import java.util.Random;

/**
 * Plans the disruptions that meet in one round; each way to die is in one, and each fault of the provider meets one of
 * them.
 */
final class RoundPlan {
    private static final List<List<Disruption>> ALL = List.of(
            List.of(Disruption.KILL_SERVICE, Disruption.KILL_POSTGRES, Disruption.KILL_SERVICE, Disruption.KILL_POINT),
            List.of(Disruption.KILL_SERVICE, Disruption.END_SESSIONS, Disruption.KILL_POSTGRES, Disruption.KILL_POINT),
            List.of(Disruption.LOSE_ANSWER, Disruption.KILL_POINT, Disruption.KILL_POSTGRES, Disruption.KILL_SERVICE),
            List.of(Disruption.LATE_ANSWER, Disruption.KILL_SERVICE, Disruption.END_SESSIONS, Disruption.KILL_POINT),
            List.of(
                    Disruption.LATE_REFUSAL,
                    Disruption.KILL_SERVICE,
                    Disruption.KILL_POSTGRES,
                    Disruption.END_SESSIONS),
            List.of(Disruption.UNAVAILABLE, Disruption.KILL_SERVICE, Disruption.KILL_POSTGRES, Disruption.KILL_POINT),
            List.of(Disruption.TOO_MANY, Disruption.KILL_POSTGRES, Disruption.KILL_SERVICE, Disruption.KILL_POINT),
            List.of(Disruption.LOSE_ANSWER, Disruption.KILL_POINT, Disruption.KILL_SERVICE),
            List.of(Disruption.KILL_BROKER, Disruption.KILL_POSTGRES, Disruption.KILL_POINT),
            List.of(Disruption.LOSE_ANSWER, Disruption.KILL_POSTGRES, Disruption.KILL_BROKER, Disruption.KILL_SERVICE));

    private RoundPlan() {}

    static List<Disruption> of(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
