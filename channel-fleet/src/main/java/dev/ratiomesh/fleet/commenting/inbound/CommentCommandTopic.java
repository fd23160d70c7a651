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

/** What is asked about comments. Commands of the other parts, and what nobody knows, are for the other readers. */
@ApplicationScoped
class CommentCommandTopic {
    static final String CHANNEL = "comment-commands";

    private final AggregateLane<CommentCommand, Void> lane;
    private final CommentWorkTimer due;

    CommentCommandTopic(AggregateLanes lanes, CommentCommandHandler handler, CommentWorkTimer due) {
        var part = new AggregateLanes.CommandSubset<>(CommentCommand.class, ChannelCommand.class, false);
        this.lane = lanes.part(CHANNEL, part, new NoneLoaded(), handler);
        this.due = due;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll).invoke(due::wake);
    }

    /** Replies, videos and comments are three kinds of rows; each command looks for its own. */
    private static final class NoneLoaded implements AggregateLoader<Void> {
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
