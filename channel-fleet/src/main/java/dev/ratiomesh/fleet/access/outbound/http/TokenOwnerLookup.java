package dev.ratiomesh.fleet.access.outbound.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.access.oauth.TokenOwner;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.QuotaReservations;
import dev.ratiomesh.fleet.quota.ReservationResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks YouTube which channel a token acts for: one unit. It does not go through the door, which knows a channel's token only
 * once this has been answered.
 */
@ApplicationScoped
public class TokenOwnerLookup {
    private static final String PATH = "/youtube/v3/channels?part=id,snippet&mine=true";
    private static final String KIND = "youtube#channelListResponse";
    private static final String SIGNUP = "youtubeSignupRequired";

    private final QuotaReservations purse;
    private final GoogleHttpClient wire;

    TokenOwnerLookup(QuotaReservations purse, GoogleHttpClient wire) {
        this.purse = purse;
        this.wire = wire;
    }

    /** Completes always; when the quota is short for this urgency, nobody knows. */
    public Uni<TokenOwner> ask(String tenantId, String accessToken, CallPriority urgency) {
        ApiRequest ask =
                ApiRequest.get(ApiCaller.anonymous(tenantId), QuotaCost.read(urgency), GoogleService.DATA, PATH);
        return Uni.createFrom()
                .completionStage(() -> purse.reserve(tenantId, ask.spend()))
                .chain(payment -> payment instanceof ReservationResult.QuotaDenied none
                        ? Uni.createFrom().<TokenOwner>item(new TokenOwner.OwnerUnknown(none.words()))
                        : wire.send(ask, wire.address(ask).orElseThrow(), accessToken)
                                .map(TokenOwnerLookup::read))
                .onFailure()
                .recoverWithItem(failure -> new TokenOwner.OwnerUnknown(
                        "channels.list is not answered: " + YouTubeError.inOneLine(String.valueOf(failure))));
    }

    /** An account without a channel has been seen as 401 and as an empty list. */
    static TokenOwner read(ApiResult.CallSucceeded answer) {
        if (answer.status() != 200) {
            YouTubeError error = YouTubeError.parse(answer.status(), answer.body());
            return error.reason().equals(SIGNUP)
                    ? new TokenOwner.NoChannel("the account has no channel: " + error.summary())
                    : new TokenOwner.OwnerUnknown("channels.list says " + error.summary());
        }
        try {
            JsonNode body = JsonMappers.tolerant().readTree(answer.body());
            if (!body.path("kind").asText().equals(KIND)) {
                return new TokenOwner.OwnerUnknown("channels.list answers with something else");
            }
            JsonNode item = body.path("items").path(0);
            String id = item.path("id").asText();
            return id.isEmpty()
                    ? new TokenOwner.NoChannel("the account has no channel")
                    : new TokenOwner.OwnedChannel(
                            id, item.path("snippet").path("title").asText(id));
        } catch (JsonProcessingException e) {
            return new TokenOwner.OwnerUnknown("channels.list answers with what is no JSON");
        }
    }
}
