package dev.ratiomesh.delivery.runtime;

import java.util.Set;

/**
 * Disables one safeguard on purpose, to prove that crash tests notice: {@code -Dmesh.break=lookup|inbox|fence|check}.
 * Startup fails with any other name, and without {@code -Dmesh.kill.allowed=true}.
 */
public final class DisabledSafeguards {
    private static final String NAMED = System.getProperty("mesh.break", "");
    private static final Set<String> KNOWN = Set.of("", "lookup", "inbox", "fence", "check");

    /** An order in doubt is not looked up, and is sent again under a name that the provider cannot recognise. */
    public static final boolean LOOKUP = NAMED.equals("lookup");
    /** A repeated message has its effect again. */
    public static final boolean INBOX = NAMED.equals("inbox");
    /** A worker writes although another worker holds the claim. */
    public static final boolean FENCE = NAMED.equals("fence");
    /** Money is reserved beyond a cap. The crash test drops the constraint of the table as well. */
    public static final boolean CHECK = NAMED.equals("check");

    private DisabledSafeguards() {}

    /** @throws IllegalStateException when a safeguard is disabled or a crash point set without permission */
    public static void refuseUnlessAllowed(String broken, String killPoint, boolean allowed) {
        if (!KNOWN.contains(broken)) {
            throw new IllegalStateException("-Dmesh.break=" + broken + " is none of lookup, inbox, fence and check");
        }
        if (!allowed && !(broken.isEmpty() && killPoint.isEmpty())) {
            throw new IllegalStateException("-Dmesh.break and -Dmesh.kill.point are for crash tests, and lose money"
                    + " anywhere else: leave them out, or add -Dmesh.kill.allowed=true");
        }
    }

    /** Checks the system properties of this process; see {@link #refuseUnlessAllowed(String, String, boolean)}. */
    public static void refuseUnlessAllowed() {
        refuseUnlessAllowed(NAMED, System.getProperty("mesh.kill.point", ""), Boolean.getBoolean("mesh.kill.allowed"));
    }
}
