package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.store.MessageHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class TallyHandler implements MessageHandler<TallyCommand, TallyRow> {
    private final TallyStore tallies;

    TallyHandler(TallyStore tallies) {
        this.tallies = tallies;
    }

    @Override
    public String aggregateId(TallyCommand command) {
        return command.tallyId();
    }

    @Override
    public Outcome<TallyRow> handle(TallyRow row, Envelope envelope, TallyCommand command) {
        if (command instanceof TallyCommand.Add add) {
            return row == null ? created(add) : changed(row, add);
        }
        if (command instanceof TallyCommand.Tell tell) {
            return Outcome.followUp(session -> tallies.amount(session, tell.tallyId())
                    .map(amount -> List.of(TallyEvent.changed(tell.tallyId(), amount))));
        }
        throw new IllegalStateException("broken as commanded");
    }

    private static Outcome<TallyRow> created(TallyCommand.Add add) {
        return Outcome.created(
                new TallyRow(add.tallyId(), add.amount()), List.of(TallyEvent.changed(add.tallyId(), add.amount())));
    }

    private static Outcome<TallyRow> changed(TallyRow row, TallyCommand.Add add) {
        return Outcome.of(List.of(TallyEvent.changed(add.tallyId(), row.add(add.amount()))));
    }
}
