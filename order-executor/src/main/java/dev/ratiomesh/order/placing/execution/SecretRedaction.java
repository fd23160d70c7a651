package dev.ratiomesh.order.placing.execution;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Removes secrets from a text before it is stored: values of fields that are named like secrets, tokens by their form, and
 * known secrets. Then the text is cut to the length of a column.
 */
public final class SecretRedaction {
    /** Most characters that are kept of a request or an answer. */
    public static final int MAX_LENGTH = 8_000;

    private static final String HIDDEN = "***";
    private static final Pattern FIELD = Pattern.compile(
            "(\"[^\"]*(?:token|secret|password|authorization|credential|api_?key|private_?key)[^\"]*\"\\s*:\\s*)"
                    + "(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9.eE+]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile(
            "((?:access_token|refresh_token|client_secret|developer-token|key)=)[^&\\s\"]+", Pattern.CASE_INSENSITIVE);
    /** Bearer headers; Google's access and refresh tokens, client secrets and API keys; JSON Web Tokens. */
    private static final Pattern TOKEN = Pattern.compile("(?i:bearer)\\s+[\\w.~+/=-]{8,}|ya29\\.[\\w-]+|1//[\\w-]{10,}"
            + "|GOCSPX-[\\w-]+|AIza[\\w-]{20,}|eyJ[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*");

    private SecretRedaction() {}

    /**
     * Returns the text without secrets.
     *
     * @param secrets known secrets; empty texts among them are skipped
     */
    public static String redact(String text, Collection<String> secrets) {
        String safe = text;
        for (String secret : secrets) {
            safe = secret.isEmpty() ? safe : safe.replace(secret, HIDDEN);
        }
        safe = FIELD.matcher(safe).replaceAll("$1\"" + HIDDEN + "\"");
        safe = PARAMETER.matcher(safe).replaceAll("$1" + HIDDEN);
        return cut(TOKEN.matcher(safe).replaceAll(HIDDEN).replace("\u0000", ""));
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH) + "… and " + (text.length() - MAX_LENGTH) + " characters more";
    }
}
