package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.world.PinnedCounts;
import java.util.Set;

/** Instructions about what everybody sees of single videos. */
final class VideoInstructions {
    private VideoInstructions() {}

    static ControlInstruction hideLikes(ControlFields fields) throws BadInputException {
        String video = fields.text("hideLikes");
        return sandbox -> sandbox.interventions().hideLikes(video);
    }

    static ControlInstruction hideComments(ControlFields fields) throws BadInputException {
        String video = fields.text("hideComments");
        return sandbox -> sandbox.interventions().hideComments(video);
    }

    static ControlInstruction gone(ControlFields fields) throws BadInputException {
        String video = fields.text("gone");
        return sandbox -> sandbox.interventions().remove(video);
    }

    static ControlInstruction pin(ControlFields fields) throws BadInputException {
        fields.requireOnly(Set.of("videoId", "views", "likes", "comments"));
        String video = fields.text("videoId");
        PinnedCounts pin = new PinnedCounts(
                fields.optionalCount("views", 0),
                fields.optionalCount("likes", 0),
                fields.optionalCount("comments", 0));
        return sandbox -> sandbox.interventions().pin(video, pin);
    }
}
