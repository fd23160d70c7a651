package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentIT {
    private static final String MINE = "/youtube/v3/channels?part=id,snippet,contentDetails&mine=true";

    private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
    private Sandbox sandbox;
    private HttpProbe probe;
    private ConsentingUser person;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(
                SandboxOptions.defaults().withPort(0).withClock(clock).withJournal(folder.resolve("sandbox.jsonl")));
        probe = new HttpProbe(sandbox);
        person = new ConsentingUser(probe);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_code_becomes_tokens_that_act_for_the_channel() throws IOException {
        // when
        Map<String, String> back = person.consent(ConsentingUser.READONLY, "&sandbox_channel=Anna");
        JsonNode tokens = person.exchange(back.get("code")).json();
        JsonNode channel = probe.get(MINE, bearer(tokens)).at("/items/0");

        // then
        assertThat(back).containsEntry("state", "s-1").containsEntry("scope", ConsentingUser.READONLY);
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3599);
        assertThat(tokens.path("refresh_token").asText()).startsWith("sandbox-rt-");
        assertThat(tokens.has("refresh_token_expires_in")).isFalse();
        assertThat(channel.path("id").asText()).matches("UC[A-Za-z0-9_-]{22}");
        assertThat(channel.at("/snippet/title").asText()).isEqualTo("Anna");
        assertThat(channel.at("/contentDetails/relatedPlaylists/uploads").asText())
                .isEqualTo("UU" + channel.path("id").asText().substring(2));
    }

    @Test
    void a_code_is_good_once_and_only_with_its_verifier_and_address() throws IOException {
        // given
        String first = person.consent(ConsentingUser.READONLY, "").get("code");
        String second = person.consent(ConsentingUser.READONLY, "").get("code");
        String third = person.consent(ConsentingUser.READONLY, "").get("code");

        // when
        int good = person.exchange(first).status();
        HttpProbe.Response again = person.exchange(first);
        HttpProbe.Response wrongVerifier = person.exchange(second, "x".repeat(43), "http://localhost/back");
        HttpProbe.Response wrongAddress = person.exchange(third, "x".repeat(43), "http://localhost/other");

        // then
        assertThat(good).isEqualTo(200);
        assertThat(again.at("/error").asText()).isEqualTo("invalid_grant");
        assertThat(wrongVerifier.at("/error_description").asText()).isEqualTo("Invalid code verifier.");
        assertThat(wrongAddress.at("/error").asText()).isEqualTo("redirect_uri_mismatch");
    }

    @Test
    void a_person_may_untick_scopes_or_deny() throws IOException {
        // when
        Map<String, String> fewer =
                person.consent(ConsentingUser.READONLY + " " + ConsentingUser.UPLOAD, "&sandbox_untick=youtube.upload");
        Map<String, String> none = person.consent(ConsentingUser.READONLY, "&sandbox_deny=true");

        // then
        assertThat(person.exchange(fewer.get("code")).at("/scope").asText()).isEqualTo(ConsentingUser.READONLY);
        assertThat(none).containsEntry("error", "access_denied").containsEntry("state", "s-1");
    }

    @Test
    void an_invalid_consent_request_is_rejected_without_a_redirect() throws IOException {
        // given
        String good = ConsentingUser.address(ConsentingUser.READONLY, "");

        // when
        HttpProbe.Response client = probe.get(good.replace("sandbox-app", "app"));
        HttpProbe.Response address = probe.get(good.replace("http%3A%2F%2Flocalhost", "http%3A%2F%2Fexample.org"));
        HttpProbe.Response type = probe.get(good.replace("response_type=code", "response_type=token"));
        HttpProbe.Response scope = probe.get(good.replace("youtube.readonly", "youtube.all"));

        // then
        assertThat(client.at("/error").asText()).isEqualTo("invalid_client");
        assertThat(address.at("/error").asText()).isEqualTo("redirect_uri_mismatch");
        assertThat(type.at("/error").asText()).isEqualTo("unsupported_response_type");
        assertThat(scope.at("/error").asText()).isEqualTo("invalid_scope");
        assertThat(scope.http().headers().firstValue("location")).isEmpty();
    }

    @Test
    void an_account_with_several_channels_must_choose_and_one_with_none_has_none() throws IOException {
        // given
        person.consent(ConsentingUser.READONLY, "&sandbox_account=label&sandbox_channel=One");
        person.consent(ConsentingUser.READONLY, "&sandbox_account=label&sandbox_channel=Two");

        // when
        HttpProbe.Response undecided =
                probe.get(ConsentingUser.address(ConsentingUser.READONLY, "&sandbox_account=label"));
        String two = person.consent(ConsentingUser.READONLY, "&sandbox_account=label&sandbox_channel=Two")
                .get("code");
        String empty = person.consent(ConsentingUser.READONLY, "&sandbox_account=empty")
                .get("code");

        // then
        assertThat(undecided.status()).isEqualTo(400);
        assertThat(probe.get(MINE, bearer(person.exchange(two).json()))
                        .at("/items/0/snippet/title")
                        .asText())
                .isEqualTo("Two");
        assertThat(probe.get(MINE, bearer(person.exchange(empty).json())).json().has("items"))
                .isFalse();
    }

    @Test
    void an_access_token_lives_an_hour_and_a_refresh_brings_another_and_is_counted() throws IOException {
        // given
        JsonNode tokens = person.connect("Anna", ConsentingUser.READONLY);
        clock.pass(Duration.ofSeconds(3599));

        // when
        HttpProbe.Response expired = probe.get(MINE, bearer(tokens));
        JsonNode fresh = person.refresh(tokens.path("refresh_token").asText()).json();

        // then
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.at("/error/errors/0/reason").asText()).isEqualTo("authError");
        assertThat(fresh.has("refresh_token")).isFalse();
        assertThat(probe.get(MINE, bearer(fresh)).status()).isEqualTo(200);
        assertThat(probe.get("/sandbox/studio").at("/grants/0/refreshes").asLong())
                .isEqualTo(1);
    }

    @Test
    void a_token_of_a_former_run_is_rejected_even_where_a_key_is_enough() throws IOException {
        // given
        String videos = "/youtube/v3/videos?part=id&id=demo-video1";

        // when
        int forgotten =
                probe.get(videos, "authorization", "Bearer ya29.sandbox-at-old").status();
        int stranger = probe.get(videos, "authorization", "Bearer anything").status();

        // then
        assertThat(forgotten).isEqualTo(401);
        assertThat(stranger).isEqualTo(200);
    }

    @Test
    void a_token_without_the_scope_is_forbidden() throws IOException {
        // given
        JsonNode tokens = person.connect("Anna", ConsentingUser.UPLOAD);

        // when
        HttpProbe.Response response = probe.get(MINE, bearer(tokens));

        // then
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.at("/error/errors/0/reason").asText()).isEqualTo("insufficientPermissions");
    }

    @Test
    void a_grant_ends_by_the_application_by_the_owner_and_in_testing_by_expiry() throws IOException {
        // given
        JsonNode givenBack = person.connect("Anna", ConsentingUser.READONLY);
        JsonNode takenBack = person.connect("Berta", ConsentingUser.READONLY);
        String code = person.consent(ConsentingUser.READONLY, "&sandbox_testing=true&sandbox_channel=Cleo")
                .get("code");
        JsonNode testing = person.exchange(code).json();
        String berta = probe.get(MINE, bearer(takenBack)).at("/items/0/id").asText();

        // when
        int revoked = probe.post(
                        "/revoke", "token=" + givenBack.path("access_token").asText())
                .status();
        probe.fault("{\"revokeChannel\":\"" + berta + "\"}");
        int before = person.refresh(testing.path("refresh_token").asText()).status();
        clock.pass(Duration.ofDays(7));

        // then
        assertThat(revoked).isEqualTo(200);
        assertThat(before).isEqualTo(200);
        assertThat(testing.path("refresh_token_expires_in").asLong()).isEqualTo(604_800);
        for (JsonNode dead : new JsonNode[] {givenBack, takenBack, testing}) {
            HttpProbe.Response answer =
                    person.refresh(dead.path("refresh_token").asText());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/error").asText()).isEqualTo("invalid_grant");
            assertThat(probe.get(MINE, bearer(dead)).status()).isEqualTo(401);
        }
    }

    @Test
    void channels_grants_and_revocations_survive_a_restart() throws IOException {
        // given
        JsonNode kept = person.connect("Anna", ConsentingUser.READONLY);
        JsonNode dead = person.connect("Berta", ConsentingUser.READONLY);
        probe.fault("{\"revoke\":\"" + dead.path("refresh_token").asText() + "\"}");

        // when
        sandbox.close();
        start();

        // then
        assertThat(probe.get(MINE, bearer(kept)).at("/items/0/snippet/title").asText())
                .isEqualTo("Anna");
        assertThat(person.refresh(kept.path("refresh_token").asText()).status()).isEqualTo(200);
        assertThat(person.refresh(dead.path("refresh_token").asText()).status()).isEqualTo(400);
    }

    private static String[] bearer(JsonNode tokens) {
        return new String[] {
            "authorization", "Bearer " + tokens.path("access_token").asText()
        };
    }
}
