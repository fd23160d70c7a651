package dev.ratiomesh.fleet.uploading.upload;

import java.time.LocalDate;
import java.util.List;

/**
 * The channel that was chosen for a file. It counts against the channel's cap of the quota day from then on, and is given
 * back when it comes to no session.
 *
 * @param explanation why this one, channel by channel
 * @param sessionsOpened that were opened at YouTube
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
