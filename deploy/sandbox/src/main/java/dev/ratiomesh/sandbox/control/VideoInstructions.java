package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.world.Pin;
import java.util.Set;

/** Instructions about what everybody sees of single videos. */
final class VideoInstructions {
    private VideoInstructions() {}

    static Instruction hideLikes(Fields fields) throws BadInput {
        String video = fields.text("hideLikes");
        return sandbox -> sandbox.interventions().hideLikes(video);
    }

    static Instruction hideComments(Fields fields) throws BadInput {
        String video = fields.text("hideComments");
        return sandbox -> sandbox.interventions().hideComments(video);
    }

    static Instruction gone(Fields fields) throws BadInput {
        String video = fields.text("gone");
        return sandbox -> sandbox.interventions().remove(video);
    }

    static Instruction pin(Fields fields) throws BadInput {
        fields.requireOnly(Set.of("videoId", "views", "likes", "comments"));
        String video = fields.text("videoId");
        Pin pin = new Pin(
                fields.optionalCount("views", 0),
                fields.optionalCount("likes", 0),
                fields.optionalCount("comments", 0));
        return sandbox -> sandbox.interventions().pin(video, pin);
    }
}
