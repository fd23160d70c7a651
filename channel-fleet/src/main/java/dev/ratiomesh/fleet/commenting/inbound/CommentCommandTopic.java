package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.contracts.channel.ChannelCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.CommentCommand;
import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import dev.ratiomesh.delivery.store.AggregateLoader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Consumes the commands about comments; the topics of the other features consume the other commands. */
@ApplicationScoped
class CommentCommandTopic {
    static final String CHANNEL = "comment-commands";

    private final AggregateLane<CommentCommand, Void> lane;
    private final CommentWorkTimer timer;

    CommentCommandTopic(AggregateLanes lanes, CommentCommandHandler handler, CommentWorkTimer timer) {
        var subset = new AggregateLanes.CommandSubset<>(CommentCommand.class, ChannelCommand.class, false);
        this.lane = lanes.part(CHANNEL, subset, new NothingToLoad(), handler);
        this.timer = timer;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll).invoke(timer::wake);
    }

    /** Loads nothing: replies, videos and comments are three kinds of rows, and each command finds its own. */
    private static final class NothingToLoad implements AggregateLoader<Void> {
        @Override
        public Uni<List<Void>> load(Mutiny.Session session, Set<String> ids) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public String id(Void row) {
            throw new IllegalStateException("there are no rows");
        }
    }
}
