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
    private static final ChannelSettings GONE = new ChannelSettings("acme", true, ChannelRole.ACTIVE, 10, false);

    @Test
    void another_tenants_channel_is_as_unknown_as_none() {
        ChannelSettingsCommand command = new DisconnectChannel("UC1", "other", "me", "why");

        assertThat(ChannelCommandRules.refusal(CHANNEL, command)).isEqualTo(ChannelCommandRules.refusal(null, command));
        assertThat(code(CHANNEL, command)).isEqualTo(ChannelRejectionCode.CHANNEL_UNKNOWN);
    }

    @Test
    void a_limit_out_of_range_names_the_field() {
        assertThat(code(CHANNEL, configure(null, 101L, null))).isEqualTo(ChannelRejectionCode.LIMIT_INVALID);
        assertThat(code(CHANNEL, configure(null, -1L, null))).isEqualTo(ChannelRejectionCode.LIMIT_INVALID);
        assertThat(code(CHANNEL, configure(ChannelRole.UNKNOWN, null, null)))
                .isEqualTo(ChannelRejectionCode.LIMIT_INVALID);
        assertThat(code(CHANNEL, configure(null, 100L, null))).isNull();
        assertThat(code(CHANNEL, configure(null, 0L, null))).isNull();
    }

    @Test
    void what_is_so_already_is_nothing_to_do() {
        assertThat(code(CHANNEL, configure(ChannelRole.ACTIVE, 10L, false)))
                .isEqualTo(ChannelRejectionCode.NOTHING_TO_DO);
        assertThat(code(CHANNEL, configure(null, null, null))).isEqualTo(ChannelRejectionCode.NOTHING_TO_DO);
        assertThat(code(CHANNEL, configure(null, null, true))).isNull();
    }

    @Test
    void a_channel_that_is_gone_is_neither_set_up_nor_let_go_again() {
        assertThat(code(GONE, configure(ChannelRole.RESERVE, null, null)))
                .isEqualTo(ChannelRejectionCode.NOT_POSSIBLE_NOW);
        assertThat(code(GONE, new DisconnectChannel("UC1", "acme", "me", "why")))
                .isEqualTo(ChannelRejectionCode.NOTHING_TO_DO);
    }

    private static ConfigureChannel configure(
            @Nullable ChannelRole role, @Nullable Long uploads, @Nullable Boolean paused) {
        return new ConfigureChannel("UC1", "acme", "me", role, uploads, paused);
    }

    private static @Nullable ChannelRejectionCode code(
            @Nullable ChannelSettings channel, ChannelSettingsCommand command) {
        var refusal = ChannelCommandRules.refusal(channel, command);
        return refusal == null ? null : refusal.code();
    }
}
