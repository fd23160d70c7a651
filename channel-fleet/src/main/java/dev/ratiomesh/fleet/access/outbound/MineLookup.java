package dev.ratiomesh.fleet.access.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.JsonMappers;
import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Mine;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.quota.Payment;
import dev.ratiomesh.fleet.quota.Purse;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.quota.Urgency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks YouTube which channel a token acts for: one unit. It does not go through the door, which knows a channel's token only
 * once this has been answered.
 */
@ApplicationScoped
class MineLookup {
    private static final String PATH = "/youtube/v3/channels?part=id,snippet&mine=true";
    private static final String KIND = "youtube#channelListResponse";
    private static final String SIGNUP = "youtubeSignupRequired";

    private final Purse purse;
    private final Wire wire;

    MineLookup(Purse purse, Wire wire) {
        this.purse = purse;
        this.wire = wire;
    }

    /** Completes always; when the quota is short for this urgency, nobody knows. */
    Uni<Mine> ask(String tenantId, String accessToken, Urgency urgency) {
        Ask ask = Ask.get(Who.anybody(tenantId), Spend.read(urgency), Host.DATA, PATH);
        return Uni.createFrom()
                .completionStage(() -> purse.take(tenantId, ask.spend()))
                .chain(payment -> payment instanceof Payment.Short none
                        ? Uni.createFrom().<Mine>item(new Mine.Unknown(none.words()))
                        : wire.send(ask, wire.address(ask).orElseThrow(), accessToken)
                                .map(MineLookup::read))
                .onFailure()
                .recoverWithItem(failure -> new Mine.Unknown(
                        "channels.list is not answered: " + YouTubeError.inOneLine(String.valueOf(failure))));
    }

    /** An account without a channel has been seen as 401 and as an empty list. */
    static Mine read(Reply.Done answer) {
        if (answer.status() != 200) {
            YouTubeError error = YouTubeError.of(answer.status(), answer.body());
            return error.reason().equals(SIGNUP)
                    ? new Mine.NoChannel("the account has no channel: " + error.words())
                    : new Mine.Unknown("channels.list says " + error.words());
        }
        try {
            JsonNode body = JsonMappers.tolerant().readTree(answer.body());
            if (!body.path("kind").asText().equals(KIND)) {
                return new Mine.Unknown("channels.list answers with something else");
            }
            JsonNode item = body.path("items").path(0);
            String id = item.path("id").asText();
            return id.isEmpty()
                    ? new Mine.NoChannel("the account has no channel")
                    : new Mine.Channel(id, item.path("snippet").path("title").asText(id));
        } catch (JsonProcessingException e) {
            return new Mine.Unknown("channels.list answers with what is no JSON");
        }
    }
}
