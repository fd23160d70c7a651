package dev.ratiomesh.sandbox.studio;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Holds a YouTube channel.
 *
 * @param id {@code UC} and 22 characters
 * @param owner the Google account of the channel; an account with several channels owns brand accounts
 * @param handle with the {@code @}
 * @param createdAt real time
 */
public record YouTubeChannel(String id, String owner, String title, String handle, Instant createdAt) {
    private static final Pattern ID = Pattern.compile("UC[A-Za-z0-9_-]{22}");
    private static final int PREFIX = 2;

    /** Tells whether a text has the form of a channel's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Returns the id of the playlist of all uploads of the channel. */
    public String uploadsPlaylist() {
        return "UU" + id.substring(PREFIX);
    }

    static String handleOf(String title) {
        return "@" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
