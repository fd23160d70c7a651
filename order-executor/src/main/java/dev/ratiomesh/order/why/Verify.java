package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a signed explanation offline: the signature, and every figure that follows from others. Exit code 0 when all
 * comparisons agree, 1 when one differs, 2 when an input cannot be read.
 */
public final class Verify {
    private static final String USAGE =
            "Two arguments are needed: the document (why.json) and the public key (JWK or PEM)";

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 2) {
            out.println(USAGE);
            return 2;
        }
        try {
            String document = Files.readString(Path.of(arguments.get(0)));
            List<FieldComparison> comparisons = check(document, Files.readString(Path.of(arguments.get(1))));
            comparisons.forEach(out::println);
            long differing = comparisons.stream()
                    .filter(comparison -> !comparison.agrees())
                    .count();
            out.println(
                    differing == 0
                            ? "All " + comparisons.size() + " comparisons agree."
                            : differing + " of " + comparisons.size() + " comparisons do not agree.");
            return differing == 0 ? 0 : 1;
        } catch (IOException | IllegalArgumentException e) {
            out.println("Cannot be checked: " + e);
            return 2;
        }
    }

    /**
     * Checks the signature and recomputes the decision. An unsigned document is compared, too; its missing signature counts
     * as a difference.
     *
     * @throws IllegalArgumentException when the document or the key cannot be read
     */
    static List<FieldComparison> check(String document, String key) {
        JsonNode parsed = DecisionEvidenceJson.parse(document);
        boolean signed = parsed.has("payload");
        boolean valid = signed && Jws.isSigned(parsed, VerifyingKey.parse(key));
        List<FieldComparison> comparisons = new ArrayList<>();
        String signature = valid ? "by this key" : signed ? "not by this key over this content" : "none";
        comparisons.add(FieldComparison.of("signature", signature, "by this key"));
        comparisons.addAll(DecisionRecomputation.compare(signed ? Jws.payload(parsed) : parsed));
        return comparisons;
    }
}
