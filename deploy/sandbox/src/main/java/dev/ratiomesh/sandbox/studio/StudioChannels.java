package dev.ratiomesh.sandbox.studio;

import dev.ratiomesh.sandbox.journal.Journal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the channels and their owners. Used by one thread. */
public final class StudioChannels {
    private static final String OPENED = "studio.channel";
    private static final int ID_LETTERS = 22;
    private static final int TITLE_LETTERS = 8;

    private final Journal journal;
    private final InstantSource clock;
    private final Map<String, YouTubeChannel> channels = new LinkedHashMap<>();

    public StudioChannels(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
        journal.past().stream()
                .filter(line -> line.kind().equals(OPENED))
                .map(line -> line.as(YouTubeChannel.class))
                .forEach(channel -> channels.put(channel.id(), channel));
    }

    public Optional<YouTubeChannel> find(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** Returns all channels, oldest first. */
    public List<YouTubeChannel> all() {
        return List.copyOf(channels.values());
    }

    public List<YouTubeChannel> ownedBy(String account) {
        return channels.values().stream()
                .filter(channel -> channel.owner().equals(account))
                .toList();
    }

    /**
     * Finds the channel of that id or name, or creates it.
     *
     * @param idOrName {@code UC…}, or any name, which always gives the same id
     * @param account owner of a new channel; null: an account of its own
     */
    public YouTubeChannel open(String idOrName, @Nullable String account) {
        boolean named = !YouTubeChannel.isId(idOrName);
        String id = named ? "UC" + StableIds.from(idOrName, ID_LETTERS) : idOrName;
        return find(id).orElseGet(() -> {
            String title = named ? idOrName : "Channel " + id.substring(2, 2 + TITLE_LETTERS);
            String owner = account == null ? "owner-" + id.substring(2) + "@sandbox.test" : account;
            return add(new YouTubeChannel(id, owner, title, YouTubeChannel.handleOf(title), clock.instant()));
        });
    }

    private YouTubeChannel add(YouTubeChannel channel) {
        journal.append(OPENED, channel);
        channels.put(channel.id(), channel);
        return channel;
    }
}
