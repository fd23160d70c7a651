package dev.ratiomesh.fleet.uploading.upload;

import java.time.LocalDate;
import java.util.List;

/**
 * The channel that was chosen for a file. It counts against the channel's cap of the quota day from then on, and is given
 * back when it comes to no session.
 *
 * @param explanation why this one, channel by channel
 * @param sessions that were opened at YouTube
 */
public record ChannelAssignment(
        String channelId, LocalDate day, SourceFile file, List<String> explanation, int sessions) {
    public ChannelAssignment {
        explanation = List.copyOf(explanation);
    }

    public ChannelAssignment withSession() {
        return new ChannelAssignment(channelId, day, file, explanation, sessions + 1);
    }
}
