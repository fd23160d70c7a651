package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;

/** Instructions about the sandbox as a whole. */
final class GeneralInstructions {
    private GeneralInstructions() {}

    static ControlInstruction quotaError(ControlFields fields) throws BadInputException {
        QuotaErrorShape shape =
                switch (fields.text("quotaError")) {
                    case "403" -> QuotaErrorShape.DOCUMENTED_403;
                    case "429" -> QuotaErrorShape.OBSERVED_429;
                    default -> throw fields.bad("quotaError", "\"403\" or \"429\" is needed");
                };
        return sandbox -> sandbox.youtube().answerExhaustionAs(shape);
    }

    static ControlInstruction clear(ControlFields fields) throws BadInputException {
        if (!fields.flag("clear")) {
            throw fields.bad("clear", "true is needed");
        }
        return sandbox -> {
            sandbox.faults().clear();
            sandbox.interventions().clear();
            sandbox.grants().clear();
            sandbox.uploads().faults().clear();
            sandbox.analytics().clear();
            sandbox.comments().switches().clear();
            sandbox.youtube().answerExhaustionAs(sandbox.usualQuotaError());
        };
    }
}
