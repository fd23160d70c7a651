package dev.ratiomesh.sandbox.youtube;

import java.util.Set;

/**
 * Who may call a method.
 *
 * @param open whether a key is enough
 * @param scopes a token must have one of these
 */
public record AuthRequirement(boolean open, Set<String> scopes) {
    private static final String PREFIX = "https://www.googleapis.com/auth/";
    private static final String ALL = PREFIX + "youtube";
    private static final String FORCE_SSL = PREFIX + "youtube.force-ssl";
    private static final String PARTNER = PREFIX + "youtubepartner";
    private static final String UPLOAD = PREFIX + "youtube.upload";

    /** Reading what everybody may read, and with a token also one's own. */
    public static final AuthRequirement READ =
            new AuthRequirement(true, Set.of(ALL, FORCE_SSL, PARTNER, PREFIX + "youtube.readonly"));

    /** Changing one's own videos. */
    public static final AuthRequirement MANAGE = new AuthRequirement(false, Set.of(ALL, FORCE_SSL, PARTNER));

    /** Bringing videos and thumbnails. */
    public static final AuthRequirement UPLOAD_VIDEO =
            new AuthRequirement(false, Set.of(ALL, FORCE_SSL, PARTNER, UPLOAD));

    /** Writing comments. */
    public static final AuthRequirement COMMENT = new AuthRequirement(false, Set.of(FORCE_SSL));

    /** Reading comments, which asks for a wide scope also where a key would do. */
    public static final AuthRequirement READ_COMMENTS = new AuthRequirement(true, Set.of(FORCE_SSL));
}
