package dev.ratiomesh.sandbox.control;

import java.util.Set;

/** Reads instructions about accepted orders. */
final class AdsInstructions {
    private static final String DEFAULT_TOPIC = "DESTINATION_NOT_WORKING";
    private static final long MAX_MICROS = 1_000_000_000_000L;

    private AdsInstructions() {}

    static ControlInstruction correctCost(ControlFields fields) throws BadInputException {
        fields.requireOnly(Set.of("campaign", "micros"));
        String campaign = fields.text("campaign");
        long micros = fields.whole("micros", -MAX_MICROS, MAX_MICROS);
        return sandbox -> {
            if (!sandbox.accounts().correctCost(campaign, micros)) {
                throw unknown(fields, campaign);
            }
        };
    }

    static ControlInstruction disapprove(ControlFields fields) throws BadInputException {
        fields.requireOnly(Set.of("campaign", "topic"));
        String campaign = fields.text("campaign");
        String topic = fields.has("topic") ? fields.text("topic") : DEFAULT_TOPIC;
        return sandbox -> {
            if (!sandbox.accounts()
                    .disapprove(campaign, topic, sandbox.simClock().instant())) {
                throw unknown(fields, campaign);
            }
        };
    }

    private static BadInputException unknown(ControlFields fields, String campaign) {
        return fields.bad("campaign", "no order of the name '" + campaign + "' was accepted");
    }
}
