package dev.ratiomesh.sandbox.control;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Maps the word of each instruction to its parser. */
final class InstructionRegistry {
    private static final Map<String, InstructionParser> WORDS = Map.ofEntries(
            Map.entry("target", FaultParser::instruction),
            Map.entry("hideLikes", WorldInstructions::hideLikes),
            Map.entry("hideComments", WorldInstructions::hideComments),
            Map.entry("gone", WorldInstructions::gone),
            Map.entry("set", fields -> WorldInstructions.pin(fields.object("set"))),
            Map.entry("quotaError", WorldInstructions::quotaError),
            Map.entry("clear", WorldInstructions::clear),
            Map.entry("correctCost", fields -> AdsInstructions.correction(fields.object("correctCost"))),
            Map.entry("disapprove", fields -> AdsInstructions.disapproval(fields.object("disapprove"))),
            Map.entry("dropMetric", WorldInstructions::drop),
            Map.entry("analyticsLag", WorldInstructions::lag),
            Map.entry("revoke", WorldInstructions::revocation),
            Map.entry("revokeChannel", WorldInstructions::revocationOfChannel),
            Map.entry("upload", fields -> UploadInstructions.trouble(fields.object("upload"))),
            Map.entry("expireSessions", UploadInstructions::expiry),
            Map.entry("uploadLimitExceeded", UploadInstructions::limit),
            Map.entry("comment", fields -> CommentInstructions.comment(fields.object("comment"))),
            Map.entry("disableComments", CommentInstructions::disable),
            Map.entry("enableComments", CommentInstructions::enable),
            Map.entry("holdReplies", CommentInstructions::hold),
            Map.entry("belongs", fields -> CommentInstructions.belongs(fields.object("belongs"))));

    private InstructionRegistry() {}

    /** Reads one instruction. */
    @FunctionalInterface
    private interface InstructionParser {
        ControlInstruction of(ControlFields fields) throws BadInputException;
    }

    /** Reads an instruction. It must be exactly one and, unless it is a fault rule, without other fields. */
    static ControlInstruction read(ControlFields fields) throws BadInputException {
        List<String> said = WORDS.keySet().stream().filter(fields::has).toList();
        if (said.size() != 1) {
            throw fields.bad(
                    "target",
                    "exactly one of " + WORDS.keySet().stream().sorted().toList() + " is needed");
        }
        String word = said.get(0);
        if (!word.equals("target")) {
            fields.requireOnly(Set.of(word));
        }
        return reading(word).of(fields);
    }

    private static InstructionParser reading(String word) {
        return Objects.requireNonNull(WORDS.get(word));
    }
}
