package dev.ratiomesh.fleet.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ChannelCommand.ChannelSettingsCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.ConfigureChannel;
import dev.ratiomesh.contracts.channel.ChannelCommand.DisconnectChannel;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.fleet.access.oauth.ChannelCommandRules.ChannelSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChannelCommandRulesTest {
    private static final ChannelSettings CHANNEL = new ChannelSettings("acme", false, ChannelRole.ACTIVE, 10, false);
    private static final ChannelSettings DISCONNECTED =
            new ChannelSettings("acme", true, ChannelRole.ACTIVE, 10, false);

    @Test
    void another_tenants_channel_is_rejected_as_unknown() {
        ChannelSettingsCommand command = new DisconnectChannel("UC1", "other", "me", "why");

        assertThat(ChannelCommandRules.validate(CHANNEL, command))
                .isEqualTo(ChannelCommandRules.validate(null, command));
        assertThat(code(CHANNEL, command)).isEqualTo(ChannelRejectionCode.CHANNEL_UNKNOWN);
    }

    @Test
    void a_setting_out_of_range_is_rejected() {
        assertThat(code(CHANNEL, configure(null, 101L, null))).isEqualTo(ChannelRejectionCode.LIMIT_INVALID);
        assertThat(code(CHANNEL, configure(null, -1L, null))).isEqualTo(ChannelRejectionCode.LIMIT_INVALID);
        assertThat(code(CHANNEL, configure(ChannelRole.UNKNOWN, null, null)))
                .isEqualTo(ChannelRejectionCode.LIMIT_INVALID);
        assertThat(code(CHANNEL, configure(null, 100L, null))).isNull();
        assertThat(code(CHANNEL, configure(null, 0L, null))).isNull();
    }

    @Test
    void unchanged_settings_are_rejected_as_nothing_to_do() {
        assertThat(code(CHANNEL, configure(ChannelRole.ACTIVE, 10L, false)))
                .isEqualTo(ChannelRejectionCode.NOTHING_TO_DO);
        assertThat(code(CHANNEL, configure(null, null, null))).isEqualTo(ChannelRejectionCode.NOTHING_TO_DO);
        assertThat(code(CHANNEL, configure(null, null, true))).isNull();
    }

    @Test
    void a_disconnected_channel_is_neither_configured_nor_disconnected_again() {
        assertThat(code(DISCONNECTED, configure(ChannelRole.RESERVE, null, null)))
                .isEqualTo(ChannelRejectionCode.NOT_POSSIBLE_NOW);
        assertThat(code(DISCONNECTED, new DisconnectChannel("UC1", "acme", "me", "why")))
                .isEqualTo(ChannelRejectionCode.NOTHING_TO_DO);
    }

    private static ConfigureChannel configure(
            @Nullable ChannelRole role, @Nullable Long uploads, @Nullable Boolean paused) {
        return new ConfigureChannel("UC1", "acme", "me", role, uploads, paused);
    }

    private static @Nullable ChannelRejectionCode code(
            @Nullable ChannelSettings channel, ChannelSettingsCommand command) {
        var rejection = ChannelCommandRules.validate(channel, command);
        return rejection == null ? null : rejection.code();
    }
}
