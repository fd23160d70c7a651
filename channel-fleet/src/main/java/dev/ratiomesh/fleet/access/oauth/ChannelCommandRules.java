package dev.ratiomesh.fleet.access.oauth;

import dev.ratiomesh.contracts.channel.ChannelCommand.ChannelSettingsCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.ConfigureChannel;
import dev.ratiomesh.contracts.channel.ChannelCommand.DisconnectChannel;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.fleet.CommandRejection;
import org.jspecify.annotations.Nullable;

/** Validates commands against a channel's current settings. */
public final class ChannelCommandRules {
    private static final int MAX_UPLOADS_PER_DAY = 100;
    private static final int MAX_REASON_LENGTH = 500;

    private ChannelCommandRules() {}

    /** A channel's tenant and settings, as far as commands depend on them. */
    public record ChannelSettings(
            String tenantId, boolean disconnected, ChannelRole role, long uploadsADay, boolean paused) {}

    /**
     * Validates a command.
     *
     * @param channel the channel's settings, null when the channel does not exist
     * @return the rejection, null when the command is accepted; a channel of another tenant is rejected as unknown
     */
    public static @Nullable CommandRejection validate(
            @Nullable ChannelSettings channel, ChannelSettingsCommand command) {
        if (channel == null || !channel.tenantId().equals(command.tenantId())) {
            return new CommandRejection(
                    ChannelRejectionCode.CHANNEL_UNKNOWN,
                    "channelId",
                    "There is no channel " + command.channelId() + ".");
        }
        return command instanceof ConfigureChannel configure
                ? validateConfigure(channel, configure)
                : validateDisconnect(channel, (DisconnectChannel) command);
    }

    private static @Nullable CommandRejection validateConfigure(ChannelSettings channel, ConfigureChannel command) {
        Long uploads = command.uploadsADay();
        if (uploads != null && (uploads < 0 || uploads > MAX_UPLOADS_PER_DAY)) {
            return new CommandRejection(
                    ChannelRejectionCode.LIMIT_INVALID,
                    "uploadsADay",
                    "must be 0 to " + MAX_UPLOADS_PER_DAY + ", is " + uploads);
        }
        if (command.role() == ChannelRole.UNKNOWN) {
            return new CommandRejection(ChannelRejectionCode.LIMIT_INVALID, "role", "must be ACTIVE or RESERVE");
        }
        if (channel.disconnected()) {
            return new CommandRejection(ChannelRejectionCode.NOT_POSSIBLE_NOW, null, "The channel is disconnected.");
        }
        boolean unchanged = (command.role() == null || command.role() == channel.role())
                && (uploads == null || uploads == channel.uploadsADay())
                && (command.paused() == null || command.paused() == channel.paused());
        return unchanged
                ? new CommandRejection(
                        ChannelRejectionCode.NOTHING_TO_DO, null, "The channel already has these settings.")
                : null;
    }

    private static @Nullable CommandRejection validateDisconnect(ChannelSettings channel, DisconnectChannel command) {
        if (command.reason().length() > MAX_REASON_LENGTH) {
            return new CommandRejection(
                    ChannelRejectionCode.LIMIT_INVALID, "reason", "has more than " + MAX_REASON_LENGTH + " characters");
        }
        return channel.disconnected()
                ? new CommandRejection(ChannelRejectionCode.NOTHING_TO_DO, null, "The channel is disconnected already.")
                : null;
    }
}
