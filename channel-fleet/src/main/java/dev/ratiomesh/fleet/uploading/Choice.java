package dev.ratiomesh.fleet.uploading;

import java.time.LocalDate;
import java.util.List;

/**
 * The channel that was chosen for a file. It counts against the channel's cap of the quota day from then on, and is given
 * back when it comes to no session.
 *
 * @param explanation why this one, channel by channel
 * @param sessions that were opened at YouTube
 */
public record Choice(String channelId, LocalDate day, FileFacts file, List<String> explanation, int sessions) {
    public Choice {
        explanation = List.copyOf(explanation);
    }

    Choice withSession() {
        return new Choice(channelId, day, file, explanation, sessions + 1);
    }
}
