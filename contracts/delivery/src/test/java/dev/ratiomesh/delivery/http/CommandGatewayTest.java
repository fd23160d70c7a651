package dev.ratiomesh.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.tally.TallyCommand;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandGatewayTest {
    private enum Code {
        NOT_NOW
    }

    private final List<String> sent = new ArrayList<>();
    private final Set<String> handled = new HashSet<>();
    private final CommandGateway gateway = new CommandGateway(new Recorder(), null);
    private final OutgoingEvent command =
            new OutgoingEvent(Topic.CAMPAIGN_COMMANDS, "tally-1", "t-1", new TallyCommand.Add("tally-1", "t-1", 1));

    private final class Recorder extends AcceptedCommands {
        Recorder() {
            super(null, null);
        }

        @Override
        public Uni<Response> command(OutgoingEvent outgoing, String key, String location) {
            sent.add(key + " " + location);
            return Uni.createFrom().nullItem();
        }
    }

    @Test
    void sends_a_command_that_has_no_problem_under_a_key_of_its_subject() {
        // when
        send("key", Optional.empty());

        // then
        assertThat(sent).containsExactly("tally-1/key /tallies/tally-1");
    }

    @Test
    void answers_a_problem_at_once_and_sends_nothing() {
        for (String key : new String[] {"key", null}) {
            assertThatThrownBy(() -> send(key, Optional.of(problem())))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("amount: is too much");
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void does_not_check_a_repeated_command_against_its_own_effect() {
        // given
        handled.add(AcceptedCommands.messageId(command, "tally-1/key"));

        // when
        send("key", Optional.of(problem()));

        // then
        assertThat(sent).containsExactly("tally-1/key /tallies/tally-1");
    }

    private static ProblemException problem() {
        return ProblemException.rejected(409, Code.NOT_NOW, "amount", "is too much");
    }

    private void send(String key, Optional<ProblemException> problem) {
        gateway.send(
                        HttpCommand.about("tally-1", command, key, "/tallies/tally-1"),
                        id -> Uni.createFrom().item(handled.contains(id)),
                        () -> Uni.createFrom().item(problem))
                .await()
                .indefinitely();
    }
}
