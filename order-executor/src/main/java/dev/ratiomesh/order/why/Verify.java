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
 * Checks a signed explanation offline: the signature, and every figure that follows from others. Exit code 0 when
 * everything agrees, 1 when something does not, 2 when it cannot be read.
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
            List<FieldComparison> findings = check(document, Files.readString(Path.of(arguments.get(1))));
            findings.forEach(out::println);
            long wrong = findings.stream().filter(one -> !one.agrees()).count();
            out.println(
                    wrong == 0
                            ? "All " + findings.size() + " comparisons agree."
                            : wrong + " of " + findings.size() + " comparisons do not agree.");
            return wrong == 0 ? 0 : 1;
        } catch (IOException | IllegalArgumentException e) {
            out.println("Cannot be checked: " + e);
            return 2;
        }
    }

    /**
     * The signature and every comparison. A document that is not signed is compared, too, and its lack of a signature is
     * a finding.
     *
     * @throws IllegalArgumentException when the document or the key cannot be read
     */
    static List<FieldComparison> check(String document, String key) {
        JsonNode given = DecisionEvidenceJson.parse(document);
        boolean signed = given.has("payload");
        boolean genuine = signed && Jws.isSigned(given, VerifyingKey.parse(key));
        List<FieldComparison> findings = new ArrayList<>();
        String signature = genuine ? "by this key" : signed ? "not by this key over these words" : "none";
        findings.add(FieldComparison.of("signature", signature, "by this key"));
        findings.addAll(DecisionRecomputation.compare(signed ? Jws.payload(given) : given));
        return findings;
    }
}
