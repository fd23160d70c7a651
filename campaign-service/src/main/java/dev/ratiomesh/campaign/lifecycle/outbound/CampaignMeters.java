package dev.ratiomesh.campaign.lifecycle.outbound;

import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts decisions at the moment they are made: a group that is rolled back and replayed is counted twice. */
@ApplicationScoped
public class CampaignMeters {
    private final MeterRegistry meters;

    CampaignMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    public void countDone(String commandType) {
        count(commandType, "DONE");
    }

    public void countRejected(String commandType, RejectionCode code) {
        count(commandType, code.name());
    }

    public void countCompleted(Completion completion) {
        meters.counter("mesh.campaign.completions", "completion", completion.name())
                .increment();
    }

    private void count(String type, String outcome) {
        meters.counter("mesh.campaign.commands", "type", type, "outcome", outcome)
                .increment();
    }
}
