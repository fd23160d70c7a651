package dev.ratiomesh.fleet.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy.KnownGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantPolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void a_token_is_renewed_five_minutes_before_it_expires() {
        assertThat(GrantPolicy.renewAt(NOON, Duration.ofHours(1), FIVE_MINUTES))
                .isEqualTo(NOON.plus(Duration.ofMinutes(55)));
    }

    @Test
    void a_short_lived_token_is_renewed_half_way() {
        assertThat(GrantPolicy.renewAt(NOON, Duration.ofMinutes(4), FIVE_MINUTES))
                .isEqualTo(NOON.plus(Duration.ofMinutes(2)));
    }

    @Test
    void retry_delays_double_up_to_a_minute() {
        assertThat(List.of(0, 1, 2, 3, 4, 999))
                .extracting(failures -> GrantPolicy.backoff(Duration.ofSeconds(5))
                        .delay(failures)
                        .toSeconds())
                .containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
        assertThat(GrantPolicy.backoff(Duration.ofHours(1)).delay(0)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_grant_rejected_at_its_known_end_has_expired_under_testing() {
        KnownGrant grant = new KnownGrant("UC1", NOON.minus(Duration.ofDays(7)), NOON, false);

        assertThat(GrantPolicy.explainRevocation(grant, "revoked", NOON).code())
                .isEqualTo(ReconnectReason.TESTING_EXPIRED);
    }

    @Test
    void a_grant_rejected_before_its_end_is_revoked_even_under_testing() {
        KnownGrant grant = new KnownGrant("UC1", NOON.minus(Duration.ofDays(1)), null, true);

        assertThat(GrantPolicy.explainRevocation(grant, "revoked", NOON).code()).isEqualTo(ReconnectReason.GRANT_DEAD);
    }

    @Test
    void a_grant_under_testing_expires_after_seven_days_when_google_sent_no_end() {
        KnownGrant grant = new KnownGrant("UC1", NOON.minus(Duration.ofDays(7)), null, true);

        assertThat(GrantPolicy.explainRevocation(grant, "revoked", NOON).code())
                .isEqualTo(ReconnectReason.TESTING_EXPIRED);
    }

    @Test
    void a_failed_owner_lookup_is_no_loss() {
        assertThat(GrantPolicy.checkOwner("UC1", new TokenOwner.OwnerUnknown("503")))
                .isNull();
        assertThat(GrantPolicy.checkOwner("UC1", new TokenOwner.OwnedChannel("UC1", "Mine")))
                .isNull();
    }

    @Test
    void a_token_for_another_channel_or_none_is_a_loss() {
        assertThat(GrantPolicy.checkOwner("UC1", new TokenOwner.OwnedChannel("UC2", "Other")))
                .extracting(GrantPolicy.GrantLoss::code)
                .isEqualTo(ReconnectReason.OTHER_CHANNEL);
        assertThat(GrantPolicy.checkOwner("UC1", new TokenOwner.NoChannel("none")))
                .extracting(GrantPolicy.GrantLoss::code)
                .isEqualTo(ReconnectReason.NO_CHANNEL);
    }

    @Test
    void a_withdrawn_permission_is_named() {
        List<ChannelFeature> features = List.of(ChannelFeature.COMMENTS, ChannelFeature.ANALYTICS);

        GrantPolicy.GrantLoss loss = GrantPolicy.checkScopes(features, ChannelFeature.COMMENTS.scopes());

        assertThat(loss).isNotNull();
        assertThat(loss.code()).isEqualTo(ReconnectReason.SCOPE_MISSING);
        assertThat(loss.message()).contains("analytics").doesNotContain("comments");
    }

    @Test
    void scopes_that_google_does_not_list_count_as_unchanged() {
        assertThat(GrantPolicy.checkScopes(List.of(ChannelFeature.COMMENTS), List.of()))
                .isNull();
    }
}
