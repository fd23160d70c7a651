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

/** Says once that only a channel's owner can help: grant, channel and event in one transaction. */
@ApplicationScoped
public class GrantLossRecorder {
    private final UnitOfWork work;
    private final ChannelStore channels;
    private final Outbox outbox;
    private final Clock clock;
    private final AccessConfig config;

    GrantLossRecorder(UnitOfWork work, ChannelStore channels, Outbox outbox, Clock clock, FleetConfig config) {
        this.work = work;
        this.channels = channels;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config.access();
    }

    /** Whose grant it is, as it was read. */
    public record GrantReference(String channelId, long generation, long epoch) {}

    /** False when the grant is another by now, or this was said before. */
    public Uni<Boolean> record(GrantReference grant, GrantLoss lost, List<String> scopes) {
        Instant now = clock.instant();
        return work.run(session -> channels.lock(session, grant.channelId())
                .chain(channel -> channel.isEmpty()
                        ? Uni.createFrom().item(false)
                        : write(session, grant, lost, now)
                                .chain(written -> written
                                        ? said(session, channel.get(), lost, scopes, now)
                                        : Uni.createFrom().item(false))));
    }

    private static Uni<Boolean> write(Mutiny.Session session, GrantReference grant, GrantLoss lost, Instant now) {
        return session.createNativeQuery(GrantStore.LOST)
                .setParameter("code", lost.code().name())
                .setParameter("detail", lost.words())
                .setParameter("ends", lost.code() != ReconnectReason.SCOPE_MISSING)
                .setParameter("at", now)
                .setParameter("id", grant.channelId())
                .setParameter("generation", grant.generation())
                .setParameter("epoch", grant.epoch())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private Uni<Boolean> said(
            Mutiny.Session session, ChannelRow channel, GrantLoss lost, List<String> scopes, Instant now) {
        if (lost.code() == ReconnectReason.SCOPE_MISSING) {
            channel.keep(ChannelFeature.granted(channel.features(), scopes));
        }
        channel.lost(lost.words(), now);
        var event = new ReconnectNeeded(channel.view(), lost.code(), lost.words(), link(channel.id()), now);
        return session.flush()
                .chain(() -> outbox.append(session, List.of(ChannelStore.outgoing(event))))
                .replaceWith(true);
    }

    private String link(String channelId) {
        String page = config.connectPage().toString();
        return page + (page.contains("?") ? "&" : "?") + "channelId="
                + URLEncoder.encode(channelId, StandardCharsets.UTF_8);
    }
}
