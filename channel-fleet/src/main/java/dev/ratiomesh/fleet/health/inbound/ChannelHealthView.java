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
 * How a channel is, and why.
 *
 * @param since when it came to that state
 * @param score 0 to 100, as things stand now
 * @param reasons in words; while it needs its owner, what access has found
 * @param factors what the score is made of; empty while it needs its owner
 * @param circuit as the replica that answers has it
 * @param calls of this hour and the one before
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

    static ChannelHealthView of(AssessedChannel watched, HealthAssessment now, CircuitStates.Circuit circuit) {
        var channel = watched.channel();
        boolean judged = !watched.isWithoutGrant();
        return new ChannelHealthView(
                channel.channelId(),
                channel.tenantId(),
                channel.version(),
                channel.title(),
                channel.state(),
                watched.condition().since(),
                channel.role(),
                channel.standsIn(),
                watched.facts().day().paused(),
                watched.facts().day().cap(),
                watched.facts().day().taken(),
                judged ? now.score().points() : channel.score(),
                judged ? now.score().words() : channel.reasons(),
                judged ? now.score().factors() : List.of(),
                circuit.wireName(),
                watched.facts().calls());
    }
}
