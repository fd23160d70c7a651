package dev.ratiomesh.sandbox.uploads.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the sessions by their id, each valid for a week of real time. They live in memory: a restart expires them all.
 */
public final class UploadSessions {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MAX_SESSIONS = 10_000;
    private static final int SECRET_BYTES = 24;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ResumableSession> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ResumableSession> eldest) {
            return size() > MAX_SESSIONS;
        }
    };

    /**
     * Creates an empty store.
     *
     * @param clock real time
     */
    public UploadSessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Expires all sessions; completed ones forget their answer, and only a look-up finds the video. */
    public void expire() {
        sessions.clear();
    }

    /** Stores a session and returns its id. */
    String open(ResumableSession session) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String id = "sandbox-" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        sessions.put(id, session);
        return id;
    }

    Optional<ResumableSession> find(String id) {
        return Optional.ofNullable(sessions.get(id)).filter(session -> clock.instant()
                .isBefore(session.opening().openedAt().plus(LIFETIME)));
    }
}
