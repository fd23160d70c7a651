package dev.ratiomesh.fleet.access.oauth;

import dev.ratiomesh.contracts.channel.ChannelCommand.ChannelSettingsCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.ConfigureChannel;
import dev.ratiomesh.contracts.channel.ChannelCommand.DisconnectChannel;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.fleet.CommandRejection;
import org.jspecify.annotations.Nullable;

/** What can be asked of a channel as it stands. */
public final class ChannelCommandRules {
    private static final int MOST_UPLOADS = 100;
    private static final int LONGEST_REASON = 500;

    private ChannelCommandRules() {}

    /** How a channel is used. */
    public record ChannelSettings(
            String tenantId, boolean disconnected, ChannelRole role, long uploadsADay, boolean paused) {}

    /** Why a command cannot be carried out, null when it can; a channel of another tenant is as unknown as none. */
    public static @Nullable CommandRejection refusal(
            @Nullable ChannelSettings channel, ChannelSettingsCommand command) {
        if (channel == null || !channel.tenantId().equals(command.tenantId())) {
            return new CommandRejection(
                    ChannelRejectionCode.CHANNEL_UNKNOWN,
                    "channelId",
                    "There is no channel " + command.channelId() + ".");
        }
        return command instanceof ConfigureChannel configure
                ? configure(channel, configure)
                : disconnect(channel, (DisconnectChannel) command);
    }

    private static @Nullable CommandRejection configure(ChannelSettings channel, ConfigureChannel command) {
        Long uploads = command.uploadsADay();
        if (uploads != null && (uploads < 0 || uploads > MOST_UPLOADS)) {
            return new CommandRejection(
                    ChannelRejectionCode.LIMIT_INVALID, "uploadsADay", "0 to " + MOST_UPLOADS + ", is " + uploads);
        }
        if (command.role() == ChannelRole.UNKNOWN) {
            return new CommandRejection(ChannelRejectionCode.LIMIT_INVALID, "role", "ACTIVE or RESERVE");
        }
        if (channel.disconnected()) {
            return new CommandRejection(ChannelRejectionCode.NOT_POSSIBLE_NOW, null, "The channel is disconnected.");
        }
        boolean same = (command.role() == null || command.role() == channel.role())
                && (uploads == null || uploads == channel.uploadsADay())
                && (command.paused() == null || command.paused() == channel.paused());
        return same ? new CommandRejection(ChannelRejectionCode.NOTHING_TO_DO, null, "It is so already.") : null;
    }

    private static @Nullable CommandRejection disconnect(ChannelSettings channel, DisconnectChannel command) {
        if (command.reason().length() > LONGEST_REASON) {
            return new CommandRejection(
                    ChannelRejectionCode.LIMIT_INVALID, "reason", "has more than " + LONGEST_REASON + " characters");
        }
        return channel.disconnected()
                ? new CommandRejection(ChannelRejectionCode.NOTHING_TO_DO, null, "It is disconnected already.")
                : null;
    }
}
