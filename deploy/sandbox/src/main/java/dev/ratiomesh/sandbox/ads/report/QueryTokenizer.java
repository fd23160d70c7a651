package dev.ratiomesh.sandbox.ads.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a query into words and reads them one after the other. */
final class QueryTokenizer {
    private static final Pattern WORD = Pattern.compile(
            "\\s*(?:(?<text>'(?:\\\\.|[^'\\\\\\n])*'|\"(?:\\\\.|[^\"\\\\\\n])*\")|(?<word>[\\w.:-]+)|(?<sign>!=|<=|>=|[=<>(),]))");

    private final List<Word> words;
    private int next;

    private QueryTokenizer(List<Word> words) {
        this.words = List.copyOf(words);
    }

    /** Holds a word; quoted ones lose their quotes and escapes. */
    record Word(String text, boolean quoted) {
        boolean is(String keyword) {
            return !quoted && text.toUpperCase(Locale.ROOT).equals(keyword);
        }
    }

    static QueryTokenizer of(String query) throws QueryFault {
        List<Word> words = new ArrayList<>();
        String rest = query.strip();
        Matcher matcher = WORD.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                String code = "'\"".indexOf(rest.substring(at).strip().charAt(0)) >= 0
                        ? "STRING_NOT_TERMINATED"
                        : "BAD_SYMBOL";
                throw new QueryFault(code, "unreadable from here: " + rest.substring(at));
            }
            words.add(word(matcher));
            at = matcher.end();
        }
        return new QueryTokenizer(words);
    }

    boolean atEnd() {
        return next == words.size();
    }

    /** Consumes the next word when it equals this keyword or sign. */
    boolean take(String keyword) {
        boolean taken = !atEnd() && words.get(next).is(keyword);
        next += taken ? 1 : 0;
        return taken;
    }

    Word next() throws QueryFault {
        if (atEnd()) {
            throw new QueryFault("UNEXPECTED_END_OF_QUERY", "the query ends too early");
        }
        return words.get(next++);
    }

    private static Word word(Matcher matcher) {
        String text = matcher.group("text");
        if (text != null) {
            return new Word(text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1"), true);
        }
        String word = matcher.group("word");
        return new Word(word == null ? matcher.group("sign") : word, false);
    }
}
