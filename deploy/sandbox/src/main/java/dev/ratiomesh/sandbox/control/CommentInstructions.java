package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.comments.ViewerComments;
import java.util.Optional;
import java.util.Set;

/** Reads instructions about comments: viewers' comments, and videos or channels on which comments are off or held. */
final class CommentInstructions {
    private CommentInstructions() {}

    /** Reads the instruction that a viewer writes a comment. */
    static ControlInstruction comment(ControlFields fields) throws BadInputException {
        fields.requireOnly(Set.of("videoId", "author", "text", "parentId", "id", "canReply"));
        ViewerComments.ViewerText comment = new ViewerComments.ViewerText(
                fields.text("videoId"),
                fields.text("author"),
                fields.text("text"),
                fields.optionalText("parentId"),
                fields.optionalText("id"),
                !fields.has("canReply") || fields.flag("canReply"));
        return sandbox -> {
            Optional<String> fault = sandbox.comments().viewers().write(comment);
            if (fault.isPresent()) {
                String[] parts = fault.get().split(": ", 2);
                throw fields.bad(parts[0], parts[1]);
            }
        };
    }

    static ControlInstruction disable(ControlFields fields) throws BadInputException {
        String video = fields.text("disableComments");
        return sandbox -> sandbox.comments().switches().disable(video);
    }

    static ControlInstruction enable(ControlFields fields) throws BadInputException {
        String video = fields.text("enableComments");
        return sandbox -> sandbox.comments().switches().enable(video);
    }

    static ControlInstruction holdReplies(ControlFields fields) throws BadInputException {
        String channel = fields.text("holdReplies");
        return sandbox -> sandbox.comments().switches().holdReplies(channel);
    }

    /** Reads the instruction that gives one of the world's videos to a channel. */
    static ControlInstruction assignVideo(ControlFields fields) throws BadInputException {
        fields.requireOnly(Set.of("videoId", "channelId"));
        String video = fields.text("videoId");
        String channel = fields.text("channelId");
        return sandbox -> {
            if (sandbox.studio().channels().find(channel).isEmpty()) {
                throw fields.bad("channelId", "there is no channel '" + channel + "'");
            }
            sandbox.comments().ownership().assign(video, channel);
        };
    }
}
