package dev.ratiomesh.sandbox.control;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Maps the word of each instruction to its parser. */
final class InstructionRegistry {
    private static final Map<String, InstructionParser> PARSERS = Map.ofEntries(
            Map.entry("target", FaultParser::fault),
            Map.entry("hideLikes", WorldInstructions::hideLikes),
            Map.entry("hideComments", WorldInstructions::hideComments),
            Map.entry("gone", WorldInstructions::removeVideo),
            Map.entry("set", fields -> WorldInstructions.setCounts(fields.object("set"))),
            Map.entry("quotaError", WorldInstructions::quotaError),
            Map.entry("clear", WorldInstructions::clear),
            Map.entry("correctCost", fields -> AdsInstructions.correctCost(fields.object("correctCost"))),
            Map.entry("disapprove", fields -> AdsInstructions.disapprove(fields.object("disapprove"))),
            Map.entry("dropMetric", WorldInstructions::dropMetric),
            Map.entry("analyticsLag", WorldInstructions::setLag),
            Map.entry("revoke", WorldInstructions::revokeToken),
            Map.entry("revokeChannel", WorldInstructions::revokeChannel),
            Map.entry("upload", fields -> UploadInstructions.fault(fields.object("upload"))),
            Map.entry("expireSessions", UploadInstructions::expireSessions),
            Map.entry("uploadLimitExceeded", UploadInstructions::exhaustUploadLimit),
            Map.entry("comment", fields -> CommentInstructions.comment(fields.object("comment"))),
            Map.entry("disableComments", CommentInstructions::disable),
            Map.entry("enableComments", CommentInstructions::enable),
            Map.entry("holdReplies", CommentInstructions::holdReplies),
            Map.entry("belongs", fields -> CommentInstructions.assignVideo(fields.object("belongs"))));

    private InstructionRegistry() {}

    /** Reads one instruction. */
    @FunctionalInterface
    private interface InstructionParser {
        ControlInstruction parse(ControlFields fields) throws BadInputException;
    }

    /** Reads an instruction. It must be exactly one and, unless it is a fault rule, without other fields. */
    static ControlInstruction parse(ControlFields fields) throws BadInputException {
        List<String> present = PARSERS.keySet().stream().filter(fields::has).toList();
        if (present.size() != 1) {
            throw fields.bad(
                    "target",
                    "exactly one of " + PARSERS.keySet().stream().sorted().toList() + " is needed");
        }
        String word = present.get(0);
        if (!word.equals("target")) {
            fields.requireOnly(Set.of(word));
        }
        return parser(word).parse(fields);
    }

    private static InstructionParser parser(String word) {
        return Objects.requireNonNull(PARSERS.get(word));
    }
}
