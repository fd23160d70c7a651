package dev.ratiomesh.fleet.health.inbound;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.fleet.access.api.CircuitStates;
import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.health.ChannelFacts;
import dev.ratiomesh.fleet.health.HealthAssessment;
import dev.ratiomesh.fleet.health.HealthScore;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The health of a channel and its explanation, as HTTP shows them.
 *
 * @param since start of the state
 * @param score 0 to 100, at the time of the request
 * @param reasons explanations of the score; for a channel that needs its owner, the finding of the access feature
 * @param factors the factors of the score; empty for a channel that needs its owner
 * @param circuit as the answering replica sees it
 * @param calls of this hour and the previous one
 */
public record ChannelHealthView(
        String channelId,
        String tenantId,
        long version,
        String title,
        ChannelState state,
        Instant since,
        ChannelRole role,
        boolean standsIn,
        boolean paused,
        int uploadsADay,
        int uploadsToday,
        long score,
        List<String> reasons,
        List<HealthScore.ScoreFactor> factors,
        @Schema(enumeration = {"CLOSED", "OPEN", "TRYING"}) String circuit,
        ChannelFacts.Calls calls) {

    static ChannelHealthView of(AssessedChannel assessed, HealthAssessment assessment, CircuitStates.Circuit circuit) {
        var channel = assessed.channel();
        boolean hasGrant = !assessed.isWithoutGrant();
        return new ChannelHealthView(
                channel.channelId(),
                channel.tenantId(),
                channel.version(),
                channel.title(),
                channel.state(),
                assessed.health().since(),
                channel.role(),
                channel.standsIn(),
                assessed.facts().quota().paused(),
                assessed.facts().quota().dailyLimit(),
                assessed.facts().quota().uploadsToday(),
                hasGrant ? assessment.score().points() : channel.score(),
                hasGrant ? assessment.score().messages() : channel.reasons(),
                hasGrant ? assessment.score().factors() : List.of(),
                circuit.wireName(),
                assessed.facts().calls());
    }
}
