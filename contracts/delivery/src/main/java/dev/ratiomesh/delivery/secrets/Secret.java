package dev.ratiomesh.delivery.secrets;

import java.util.regex.Pattern;

/**
 * A refresh token in clear text. {@link #toString} hides the value, so that no log line can show it.
 *
 * @param value 1 to 2,048 visible ASCII characters without a space, as RFC 6749 has them
 */
public record Secret(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,2048}");

    /**
     * @throws IllegalArgumentException when the value is blank, too long or has other characters; the message does not
     * quote it
     */
    public Secret {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be 1 to 2048 visible ASCII characters without spaces");
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
