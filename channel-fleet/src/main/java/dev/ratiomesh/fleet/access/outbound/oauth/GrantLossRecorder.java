package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.contracts.channel.ChannelEvent.ReconnectNeeded;
import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy.GrantLoss;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelRow;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Marks a grant as lost and publishes {@code ReconnectNeeded}, in one transaction and once per grant and reason. */
@ApplicationScoped
public class GrantLossRecorder {
    private final UnitOfWork transactions;
    private final ChannelStore channels;
    private final Outbox outbox;
    private final Clock clock;
    private final AccessConfig config;

    GrantLossRecorder(UnitOfWork transactions, ChannelStore channels, Outbox outbox, Clock clock, FleetConfig config) {
        this.transactions = transactions;
        this.channels = channels;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config.access();
    }

    /**
     * Identifies a grant as it was read: {@code generation} is the number of its consent, {@code epoch} the fencing
     * number of its last claim.
     */
    public record GrantReference(String channelId, long generation, long epoch) {}

    /**
     * Records a loss; false when the grant has been replaced or claimed meanwhile, or this loss is recorded already.
     *
     * @param scopes the scopes that are still granted
     */
    public Uni<Boolean> record(GrantReference grant, GrantLoss loss, List<String> scopes) {
        Instant now = clock.instant();
        return transactions.run(session -> channels.lock(session, grant.channelId())
                .chain(channel -> channel.isEmpty()
                        ? Uni.createFrom().item(false)
                        : markLost(session, grant, loss, now)
                                .chain(marked -> marked
                                        ? publish(session, channel.get(), loss, scopes, now)
                                        : Uni.createFrom().item(false))));
    }

    private static Uni<Boolean> markLost(Mutiny.Session session, GrantReference grant, GrantLoss loss, Instant now) {
        return session.createNativeQuery(GrantStore.MARK_LOST)
                .setParameter("code", loss.code().name())
                .setParameter("detail", loss.message())
                .setParameter("ends", loss.code() != ReconnectReason.SCOPE_MISSING)
                .setParameter("at", now)
                .setParameter("id", grant.channelId())
                .setParameter("generation", grant.generation())
                .setParameter("epoch", grant.epoch())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private Uni<Boolean> publish(
            Mutiny.Session session, ChannelRow channel, GrantLoss loss, List<String> scopes, Instant now) {
        if (loss.code() == ReconnectReason.SCOPE_MISSING) {
            channel.keepFeatures(ChannelFeature.granted(channel.features(), scopes));
        }
        channel.requireReconnect(loss.message(), now);
        var event = new ReconnectNeeded(channel.view(), loss.code(), loss.message(), reconnectLink(channel.id()), now);
        return session.flush()
                .chain(() -> outbox.append(session, List.of(ChannelStore.outgoing(event))))
                .replaceWith(true);
    }

    private String reconnectLink(String channelId) {
        String connectPage = config.connectPage().toString();
        return connectPage + (connectPage.contains("?") ? "&" : "?") + "channelId="
                + URLEncoder.encode(channelId, StandardCharsets.UTF_8);
    }
}
