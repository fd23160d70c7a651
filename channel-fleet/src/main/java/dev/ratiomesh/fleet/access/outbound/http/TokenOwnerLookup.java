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
 * Looks up the channel that an access token acts for, at a quota cost of one unit. The lookup bypasses the gateway, which
 * needs a stored grant, and a grant is stored only after this lookup.
 */
@ApplicationScoped
public class TokenOwnerLookup {
    private static final String PATH = "/youtube/v3/channels?part=id,snippet&mine=true";
    private static final String RESPONSE_KIND = "youtube#channelListResponse";
    private static final String NO_CHANNEL_REASON = "youtubeSignupRequired";

    private final QuotaReservations reservations;
    private final GoogleHttpClient client;

    TokenOwnerLookup(QuotaReservations reservations, GoogleHttpClient client) {
        this.reservations = reservations;
        this.client = client;
    }

    /**
     * Looks up the owner of a token. Always completes; a denied quota or a failed request yields {@link
     * TokenOwner.OwnerUnknown}.
     */
    public Uni<TokenOwner> lookUp(String tenantId, String accessToken, CallPriority priority) {
        ApiRequest request =
                ApiRequest.get(ApiCaller.anonymous(tenantId), QuotaCost.read(priority), GoogleService.DATA, PATH);
        return Uni.createFrom()
                .completionStage(() -> reservations.reserve(tenantId, request.cost()))
                .chain(reservation -> reservation instanceof ReservationResult.QuotaDenied denied
                        ? Uni.createFrom().<TokenOwner>item(new TokenOwner.OwnerUnknown(denied.message()))
                        : client.send(request, client.resolve(request).orElseThrow(), accessToken)
                                .map(TokenOwnerLookup::parse))
                .onFailure()
                .recoverWithItem(failure -> new TokenOwner.OwnerUnknown(
                        "channels.list got no response: " + YouTubeError.inOneLine(String.valueOf(failure))));
    }

    /** Parses the response. YouTube reports an account without a channel as 401 or as an empty list. */
    static TokenOwner parse(ApiResult.CallSucceeded response) {
        if (response.status() != 200) {
            YouTubeError error = YouTubeError.parse(response.status(), response.body());
            return error.reason().equals(NO_CHANNEL_REASON)
                    ? new TokenOwner.NoChannel("the account has no channel: " + error.summary())
                    : new TokenOwner.OwnerUnknown("channels.list failed: " + error.summary());
        }
        try {
            JsonNode body = JsonMappers.tolerant().readTree(response.body());
            if (!body.path("kind").asText().equals(RESPONSE_KIND)) {
                return new TokenOwner.OwnerUnknown("channels.list returned an unexpected kind of response");
            }
            JsonNode item = body.path("items").path(0);
            String id = item.path("id").asText();
            return id.isEmpty()
                    ? new TokenOwner.NoChannel("the account has no channel")
                    : new TokenOwner.OwnedChannel(
                            id, item.path("snippet").path("title").asText(id));
        } catch (JsonProcessingException e) {
            return new TokenOwner.OwnerUnknown("channels.list returned invalid JSON");
        }
    }
}
