package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.world.PinnedCounts;
import dev.ratiomesh.sandbox.youtube.quota.QuotaErrorShape;
import java.util.Set;

/** Reads instructions about single videos, analytics, grants and the sandbox as a whole. */
final class WorldInstructions {
    private static final int MAX_LAG_DAYS = 30;

    private WorldInstructions() {}

    static ControlInstruction hideLikes(ControlFields fields) throws BadInputException {
        String video = fields.text("hideLikes");
        return sandbox -> sandbox.interventions().hideLikes(video);
    }

    static ControlInstruction hideComments(ControlFields fields) throws BadInputException {
        String video = fields.text("hideComments");
        return sandbox -> sandbox.interventions().hideComments(video);
    }

    static ControlInstruction removeVideo(ControlFields fields) throws BadInputException {
        String video = fields.text("gone");
        return sandbox -> sandbox.interventions().remove(video);
    }

    static ControlInstruction setCounts(ControlFields fields) throws BadInputException {
        fields.requireOnly(Set.of("videoId", "views", "likes", "comments"));
        String video = fields.text("videoId");
        PinnedCounts pin = new PinnedCounts(
                fields.optionalCount("views", 0),
                fields.optionalCount("likes", 0),
                fields.optionalCount("comments", 0));
        return sandbox -> sandbox.interventions().pin(video, pin);
    }

    static ControlInstruction dropMetric(ControlFields fields) throws BadInputException {
        String metric = fields.text("dropMetric");
        return sandbox -> sandbox.analytics().drop(metric);
    }

    static ControlInstruction setLag(ControlFields fields) throws BadInputException {
        int days = (int) fields.whole("analyticsLag", 0, MAX_LAG_DAYS);
        return sandbox -> sandbox.analytics().setLag(days);
    }

    static ControlInstruction revokeToken(ControlFields fields) throws BadInputException {
        String token = fields.text("revoke");
        return sandbox -> {
            sandbox.grants().revoke(token);
            sandbox.studio().grants().revoke(token);
        };
    }

    static ControlInstruction revokeChannel(ControlFields fields) throws BadInputException {
        String channel = fields.text("revokeChannel");
        return sandbox -> {
            if (sandbox.studio().channels().find(channel).isEmpty()) {
                throw fields.bad("revokeChannel", "there is no channel '" + channel + "'");
            }
            sandbox.studio().grants().revokeChannel(channel);
        };
    }

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
