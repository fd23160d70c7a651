package dev.ratiomesh.sandbox.uploads.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds the upload faults in force, oldest first. Used by one thread. */
public final class UploadFaults {
    private static final int MAX_FAULTS = 1_000;

    private final List<ActiveUploadFault> active = new ArrayList<>();
    private final Set<String> exhaustedChannels = new TreeSet<>();

    /**
     * Holds a fault in force.
     *
     * @param channel the channel whose uploads it strikes; null: every channel
     * @param count number of strikes after which it ends; null: it never ends
     * @param hits how often it struck
     */
    public record ActiveUploadFault(UploadFault fault, @Nullable String channel, @Nullable Long count, long hits) {
        boolean matches(String channelId) {
            return (count == null || hits < count) && (channel == null || channel.equals(channelId));
        }

        ActiveUploadFault struck() {
            return new ActiveUploadFault(fault, channel, count, hits + 1);
        }
    }

    public boolean hasRoom() {
        return active.size() < MAX_FAULTS;
    }

    public void add(UploadFault fault, @Nullable String channel, @Nullable Long count) {
        active.add(new ActiveUploadFault(fault, channel, count, 0));
    }

    /** Makes the channel's daily upload limit exhausted from now on. */
    public void exhaustLimit(String channelId) {
        exhaustedChannels.add(channelId);
    }

    public void clear() {
        active.clear();
        exhaustedChannels.clear();
    }

    public List<ActiveUploadFault> all() {
        return List.copyOf(active);
    }

    public Set<String> exhaustedChannels() {
        return Set.copyOf(exhaustedChannels);
    }

    public boolean isExhausted(String channelId) {
        return exhaustedChannels.contains(channelId);
    }

    /** Returns the first fault of a kind that strikes the channel now, if any. */
    public <T extends UploadFault> Optional<T> strike(Class<T> kind, String channelId) {
        for (int i = 0; i < active.size(); i++) {
            ActiveUploadFault fault = active.get(i);
            if (kind.isInstance(fault.fault()) && fault.matches(channelId)) {
                active.set(i, fault.struck());
                return Optional.of(kind.cast(fault.fault()));
            }
        }
        return Optional.empty();
    }
}
