package dev.ratiomesh.delivery.runtime;

import java.util.Set;

/**
 * Protections taken out on purpose, so that crash runs can be shown to notice: {@code -Dmesh.break=lookup|inbox|fence|check}.
 * One at a time; {@link StartupCheck} refuses it without {@code -Dmesh.kill.allowed=true}, and refuses other names.
 */
public final class DisabledSafeguards {
    private static final String NAMED = System.getProperty("mesh.break", "");
    private static final Set<String> KNOWN = Set.of("", "lookup", "inbox", "fence", "check");

    /** An order whose outcome is not known is not asked for, and goes out under a name that the provider cannot know. */
    public static final boolean LOOKUP = NAMED.equals("lookup");
    /** A message that had its effect before has it again. */
    public static final boolean INBOX = NAMED.equals("inbox");
    /** A worker whose claim has gone to somebody else writes all the same. */
    public static final boolean FENCE = NAMED.equals("fence");
    /** Money is reserved whether or not a cap holds it. The table's own check is dropped by whoever wants it broken. */
    public static final boolean CHECK = NAMED.equals("check");

    private DisabledSafeguards() {}

    /** @throws IllegalStateException when something is broken, or made to die, and nobody has said that it may be */
    public static void refuseUnlessAllowed(String broken, String killPoint, boolean allowed) {
        if (!KNOWN.contains(broken)) {
            throw new IllegalStateException("-Dmesh.break=" + broken + " is none of lookup, inbox, fence and check");
        }
        if (!allowed && !(broken.isEmpty() && killPoint.isEmpty())) {
            throw new IllegalStateException("-Dmesh.break and -Dmesh.kill.point are for crash tests, and lose money"
                    + " anywhere else: leave them out, or add -Dmesh.kill.allowed=true");
        }
    }

    public static void refuseUnlessAllowed() {
        refuseUnlessAllowed(NAMED, System.getProperty("mesh.kill.point", ""), Boolean.getBoolean("mesh.kill.allowed"));
    }
}
