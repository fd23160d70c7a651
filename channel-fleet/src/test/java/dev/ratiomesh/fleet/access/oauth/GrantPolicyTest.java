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
    void a_token_is_renewed_five_minutes_before_its_end() {
        assertThat(GrantPolicy.renewAt(NOON, Duration.ofHours(1), FIVE_MINUTES))
                .isEqualTo(NOON.plus(Duration.ofMinutes(55)));
    }

    @Test
    void a_short_token_is_renewed_half_way() {
        assertThat(GrantPolicy.renewAt(NOON, Duration.ofMinutes(4), FIVE_MINUTES))
                .isEqualTo(NOON.plus(Duration.ofMinutes(2)));
    }

    @Test
    void pauses_double_up_to_a_minute() {
        assertThat(List.of(0, 1, 2, 3, 4, 999))
                .extracting(failures -> GrantPolicy.backoff(Duration.ofSeconds(5))
                        .delay(failures)
                        .toSeconds())
                .containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
        assertThat(GrantPolicy.backoff(Duration.ofHours(1)).delay(0)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_grant_that_died_at_its_known_end_has_expired_under_testing() {
        KnownGrant grant = new KnownGrant("UC1", NOON.minus(Duration.ofDays(7)), NOON, false);

        assertThat(GrantPolicy.dead(grant, "revoked", NOON).code()).isEqualTo(ReconnectReason.TESTING_EXPIRED);
    }

    @Test
    void a_grant_that_died_before_its_end_is_dead_even_under_testing() {
        KnownGrant grant = new KnownGrant("UC1", NOON.minus(Duration.ofDays(1)), null, true);

        assertThat(GrantPolicy.dead(grant, "revoked", NOON).code()).isEqualTo(ReconnectReason.GRANT_DEAD);
    }

    @Test
    void a_grant_made_under_testing_expires_after_seven_days_when_google_did_not_say() {
        KnownGrant grant = new KnownGrant("UC1", NOON.minus(Duration.ofDays(7)), null, true);

        assertThat(GrantPolicy.dead(grant, "revoked", NOON).code()).isEqualTo(ReconnectReason.TESTING_EXPIRED);
    }

    @Test
    void an_unanswered_question_says_nothing_against_a_channel() {
        assertThat(GrantPolicy.verify("UC1", new TokenOwner.OwnerUnknown("503")))
                .isNull();
        assertThat(GrantPolicy.verify("UC1", new TokenOwner.OwnedChannel("UC1", "Mine")))
                .isNull();
    }

    @Test
    void a_token_for_another_channel_or_none_needs_the_owner() {
        assertThat(GrantPolicy.verify("UC1", new TokenOwner.OwnedChannel("UC2", "Other")))
                .extracting(GrantPolicy.GrantLoss::code)
                .isEqualTo(ReconnectReason.OTHER_CHANNEL);
        assertThat(GrantPolicy.verify("UC1", new TokenOwner.NoChannel("none")))
                .extracting(GrantPolicy.GrantLoss::code)
                .isEqualTo(ReconnectReason.NO_CHANNEL);
    }

    @Test
    void a_right_that_was_taken_back_is_named() {
        List<ChannelFeature> features = List.of(ChannelFeature.COMMENTS, ChannelFeature.ANALYTICS);

        GrantPolicy.GrantLoss lost = GrantPolicy.scopes(features, ChannelFeature.COMMENTS.scopes());

        assertThat(lost).isNotNull();
        assertThat(lost.code()).isEqualTo(ReconnectReason.SCOPE_MISSING);
        assertThat(lost.words()).contains("analytics").doesNotContain("comments");
    }

    @Test
    void scopes_that_google_does_not_name_are_taken_to_be_as_before() {
        assertThat(GrantPolicy.scopes(List.of(ChannelFeature.COMMENTS), List.of()))
                .isNull();
    }
}
