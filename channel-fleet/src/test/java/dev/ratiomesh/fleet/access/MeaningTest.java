package dev.ratiomesh.fleet.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.fleet.access.Finding.Spent;
import dev.ratiomesh.fleet.access.Finding.Stale;
import dev.ratiomesh.fleet.access.Finding.Told;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.quota.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Who CHANNEL = Who.channel("acme", "UC1");
    private static final Ask READ = Ask.get(CHANNEL, Spend.read(Urgency.USUAL), Host.DATA, "/youtube/v3/videos?id=1");
    private static final Ask WRITE =
            Ask.json(CHANNEL, Spend.write(Urgency.USUAL), "POST", "/youtube/v3/comments", new byte[0]);

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 308})
    void success_is_done(int status) {
        assertThat(reply(READ, status, "{}")).isInstanceOf(Reply.Done.class);
    }

    @Test
    void both_shapes_of_exhaustion_mean_the_day_is_spent() {
        assertThat(of(READ, 403, error("quotaExceeded", "exceeded your quota"))).isInstanceOf(Spent.class);
        assertThat(of(READ, 429, error("rateLimitExceeded", "limit 'Video Uploads per day' of service")))
                .isInstanceOf(Spent.class);
    }

    @Test
    void a_rate_limit_waits_for_as_long_as_google_says() {
        Reply plain = reply(READ, 403, error("rateLimitExceeded", "slow down"));
        Reply told = ((Told) Meaning.of(
                        READ,
                        new Reply.Done(429, Map.of("retry-after", "7"), error("rateLimitExceeded", "slow down")),
                        NOON))
                .reply();

        assertThat(((Reply.Waits) plain).until()).isEqualTo(NOON.plusSeconds(30));
        assertThat(((Reply.Waits) told).until()).isEqualTo(NOON.plusSeconds(7));
    }

    @Test
    void a_server_error_may_have_done_what_was_asked_unless_it_was_a_question() {
        assertThat(reply(READ, 503, ""))
                .isInstanceOfSatisfying(Reply.Trouble.class, trouble -> assertThat(trouble.perhapsDone())
                        .isFalse());
        assertThat(reply(WRITE, 503, "<html>"))
                .isInstanceOfSatisfying(Reply.Trouble.class, trouble -> assertThat(trouble.perhapsDone())
                        .isTrue());
    }

    @Test
    void a_refused_token_is_stale_but_for_an_account_without_a_channel() {
        assertThat(of(READ, 401, error("authError", "Invalid Credentials"))).isInstanceOf(Stale.class);
        assertThat(reply(READ, 401, error("youtubeSignupRequired", "Unauthorized")))
                .isInstanceOfSatisfying(Reply.NeedsOwner.class, needs -> assertThat(needs.code())
                        .isEqualTo(ReconnectReason.NO_CHANNEL));
    }

    @Test
    void a_missing_scope_and_a_closed_account_need_the_owner() {
        assertThat(reply(WRITE, 403, error("insufficientPermissions", "insufficient authentication scopes")))
                .isInstanceOfSatisfying(Reply.NeedsOwner.class, needs -> assertThat(needs.code())
                        .isEqualTo(ReconnectReason.SCOPE_MISSING));
        assertThat(reply(WRITE, 403, error("accountSuspended", "suspended"))).isInstanceOf(Reply.NeedsOwner.class);
    }

    @Test
    void what_google_will_never_do_is_refused_in_its_own_word() {
        assertThat(reply(WRITE, 403, error("commentsDisabled", "The video has disabled comments.")))
                .isInstanceOfSatisfying(Reply.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("commentsDisabled");
                    assertThat(refused.status()).isEqualTo(403);
                });
    }

    @Test
    void anybody_needs_no_owner_and_has_no_token_to_renew() {
        Ask anybody = Ask.get(Who.anybody("acme"), Spend.read(Urgency.USUAL), Host.DATA, "/youtube/v3/videos?id=1");

        assertThat(reply(anybody, 401, error("authError", "bad key"))).isInstanceOf(Reply.Refused.class);
        assertThat(reply(anybody, 403, error("insufficientPermissions", "no"))).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void a_wait_is_an_hour_at_most() {
        Finding finding = Meaning.of(
                READ, new Reply.Done(429, Map.of("retry-after", "999999999"), error("rateLimitExceeded", "")), NOON);

        assertThat(((Reply.Waits) ((Told) finding).reply()).until()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    private static Finding of(Ask ask, int status, String body) {
        return Meaning.of(ask, new Reply.Done(status, Map.of(), body), NOON);
    }

    private static Reply reply(Ask ask, int status, String body) {
        return ((Told) of(ask, status, body)).reply();
    }

    private static String error(String reason, String message) {
        return "{\"error\":{\"code\":0,\"message\":\"" + message + "\",\"errors\":[{\"reason\":\"" + reason + "\"}]}}";
    }
}
