package dev.ratiomesh.sandbox.ads.report;

import dev.ratiomesh.sandbox.ads.report.QueryTokenizer.Word;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the part of the Google Ads query language that reports need: {@code SELECT … FROM campaign [WHERE … AND …]}, or
 * {@code FROM ad_group_ad}, with conditions on campaign.id, campaign.name, campaign.status and segments.date.
 */
final class AdsQueryReader {
    private static final Set<String> STATUSES = Set.of("ENABLED", "PAUSED", "REMOVED");
    private static final Set<String> FILTERS = Set.of("campaign.id", "campaign.name", "campaign.status");
    private static final Set<String> EQUALITY = Set.of("=", "!=", "IN", "NOT IN");
    private static final Set<String> ORDER = Set.of("=", "<=", ">=", "BETWEEN");

    private final QueryTokenizer words;
    private final int version;

    private AdsQueryReader(QueryTokenizer words, int version) {
        this.words = words;
        this.version = version;
    }

    static AdsQuery read(String query, int version) throws QueryFault {
        return new AdsQueryReader(QueryTokenizer.of(query), version).query();
    }

    private AdsQuery query() throws QueryFault {
        expect("SELECT", "EXPECTED_SELECT");
        List<String> fields = new ArrayList<>();
        do {
            fields.add(words.next().text());
        } while (words.take(","));
        ReportSource source = from();
        for (String field : fields) {
            requireKnown(source, field);
        }
        List<QueryCondition> conditions = conditions(source);
        if (!words.atEnd()) {
            String rest = words.next().text();
            throw new QueryFault("UNEXPECTED_INPUT", "the sandbox does not know '" + rest + "' here");
        }
        return new AdsQuery(source, List.copyOf(fields), conditions);
    }

    private ReportSource from() throws QueryFault {
        expect("FROM", "EXPECTED_FROM");
        String resource = words.next().text();
        return ReportSource.named(resource)
                .orElseThrow(() -> new QueryFault(
                        "BAD_RESOURCE_TYPE_IN_FROM_CLAUSE",
                        "the sandbox reports FROM campaign and ad_group_ad only, not " + resource));
    }

    private List<QueryCondition> conditions(ReportSource source) throws QueryFault {
        List<QueryCondition> conditions = new ArrayList<>();
        if (words.take("WHERE")) {
            do {
                conditions.add(condition(source));
            } while (words.take("AND"));
        }
        return List.copyOf(conditions);
    }

    private void requireKnown(ReportSource source, String name) throws QueryFault {
        if (!source.knows(name, version)) {
            throw new QueryFault("UNRECOGNIZED_FIELD", "unrecognized field in the query: '" + name + "'");
        }
    }

    private QueryCondition condition(ReportSource source) throws QueryFault {
        String field = words.next().text();
        boolean date = field.equals(AdsQuery.DATE);
        if (date ? !source.knowsDays() : !FILTERS.contains(field)) {
            boolean known = source.knows(field, version);
            throw new QueryFault(
                    known ? "PROHIBITED_FIELD_IN_WHERE_CLAUSE" : "UNRECOGNIZED_FIELD",
                    "cannot filter by '" + field + "'");
        }
        String operator = operator();
        if (!(date ? ORDER : EQUALITY).contains(operator)) {
            throw new QueryFault("OPERATOR_FIELD_MISMATCH", operator + " does not apply to " + field);
        }
        return new QueryCondition(field, operator, values(field, operator));
    }

    private String operator() throws QueryFault {
        String word = words.next().text().toUpperCase(Locale.ROOT);
        return word.equals("NOT") ? "NOT " + words.next().text().toUpperCase(Locale.ROOT) : word;
    }

    private List<String> values(String field, String operator) throws QueryFault {
        List<String> values = new ArrayList<>();
        if (operator.endsWith("IN")) {
            expect("(", "EXPECTED_LIST");
            do {
                values.add(value(field));
            } while (words.take(","));
            expect(")", "EXPECTED_LIST");
            return List.copyOf(values);
        }
        values.add(value(field));
        if (operator.equals("BETWEEN")) {
            expect("AND", "EXPECTED_AND");
            values.add(value(field));
        }
        return List.copyOf(values);
    }

    private String value(String field) throws QueryFault {
        Word word = words.next();
        switch (field) {
            case AdsQuery.DATE -> requireDate(word);
            case "campaign.id" -> require(word.text().matches("\\d{1,18}"), "BAD_NUMBER", word);
            case "campaign.status" -> require(STATUSES.contains(word.text()), "BAD_ENUM_CONSTANT", word);
            default -> require(word.quoted(), "INVALID_STRING_VALUE", word);
        }
        return word.text();
    }

    private static void requireDate(Word word) throws QueryFault {
        try {
            LocalDate.parse(word.text());
        } catch (DateTimeParseException e) {
            throw new QueryFault("INVALID_DATE_FORMAT", "expected 'YYYY-MM-DD', found '" + word.text() + "'");
        }
        require(word.quoted(), "INVALID_STRING_VALUE", word);
    }

    private static void require(boolean holds, String code, Word word) throws QueryFault {
        if (!holds) {
            throw new QueryFault(code, "bad value: " + word.text());
        }
    }

    private void expect(String keyword, String code) throws QueryFault {
        if (!words.take(keyword)) {
            throw new QueryFault(code, "expected " + keyword);
        }
    }
}
