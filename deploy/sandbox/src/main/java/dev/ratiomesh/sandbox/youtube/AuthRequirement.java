package dev.ratiomesh.sandbox.youtube;

import java.util.Set;

/**
 * Describes the callers that a method accepts.
 *
 * @param open tells whether a key is enough
 * @param scopes a token must have one of these
 */
public record AuthRequirement(boolean open, Set<String> scopes) {
    private static final String PREFIX = "https://www.googleapis.com/auth/";
    private static final String ALL = PREFIX + "youtube";
    private static final String FORCE_SSL = PREFIX + "youtube.force-ssl";
    private static final String PARTNER = PREFIX + "youtubepartner";
    private static final String UPLOAD = PREFIX + "youtube.upload";

    /** Opens public data to a key, and with a token also the caller's own data. */
    public static final AuthRequirement READ =
            new AuthRequirement(true, Set.of(ALL, FORCE_SSL, PARTNER, PREFIX + "youtube.readonly"));

    /** Opens changes of the caller's own videos. */
    public static final AuthRequirement MANAGE = new AuthRequirement(false, Set.of(ALL, FORCE_SSL, PARTNER));

    /** Opens uploads of videos and thumbnails. */
    public static final AuthRequirement UPLOAD_VIDEO =
            new AuthRequirement(false, Set.of(ALL, FORCE_SSL, PARTNER, UPLOAD));

    /** Opens writing comments. */
    public static final AuthRequirement COMMENT = new AuthRequirement(false, Set.of(FORCE_SSL));

    /** Opens reading comments; a token needs a wide scope even where a key is enough. */
    public static final AuthRequirement READ_COMMENTS = new AuthRequirement(true, Set.of(FORCE_SSL));
}
