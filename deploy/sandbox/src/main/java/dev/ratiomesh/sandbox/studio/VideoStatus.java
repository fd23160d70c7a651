package dev.ratiomesh.sandbox.studio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds the visibility of an uploaded video and its owner's declarations.
 *
 * @param privacyStatus public, unlisted or private
 * @param publishAt when a private video becomes public (real time); null: not scheduled
 * @param license youtube or creativeCommon
 */
public record VideoStatus(
        String privacyStatus,
        @Nullable Instant publishAt,
        String license,
        boolean embeddable,
        boolean publicStatsViewable,
        boolean selfDeclaredMadeForKids,
        boolean containsSyntheticMedia) {
    static final String PUBLIC = "public";
    static final String PRIVATE = "private";

    /** Returns the status at a moment of real time: a publication that is due has happened. */
    VideoStatus at(Instant now) {
        boolean due = publishAt != null && !publishAt.isAfter(now);
        return due
                ? new VideoStatus(
                        PUBLIC,
                        null,
                        license,
                        embeddable,
                        publicStatsViewable,
                        selfDeclaredMadeForKids,
                        containsSyntheticMedia)
                : this;
    }

    /** Tells whether only the owner sees the video. */
    public boolean hidden() {
        return privacyStatus.equals(PRIVATE);
    }
}
