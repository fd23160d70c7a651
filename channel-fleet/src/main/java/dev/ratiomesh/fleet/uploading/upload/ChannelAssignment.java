package dev.ratiomesh.fleet.uploading.upload;

import java.time.LocalDate;
import java.util.List;

/**
 * The assignment of an upload to a channel. It counts against the channel's daily cap from then on, and is released when no
 * session is opened.
 *
 * @param quotaDay the Los Angeles day whose cap it counts against
 * @param file the source file as it was when the channel was chosen
 * @param explanation reasons for the choice, one line a channel
 * @param sessionsOpened number of sessions that were opened at YouTube, 0 or more
 */
public record ChannelAssignment(
        String channelId, LocalDate quotaDay, SourceFile file, List<String> explanation, int sessionsOpened) {
    public ChannelAssignment {
        explanation = List.copyOf(explanation);
    }

    public ChannelAssignment withOpenedSession() {
        return new ChannelAssignment(channelId, quotaDay, file, explanation, sessionsOpened + 1);
    }
}
