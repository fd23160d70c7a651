package dev.ratiomesh.ratio.benchmark.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/** Locates the columns of a table and parses its rows. Unknown columns are ignored. */
final class TableColumns {

    private static final Set<String> GENRE = Set.of("genre", "genre_or_category");
    private static final int ABSENT = -1;
    private static final int MAX_NUMBER_LENGTH = 40;

    private final int width;
    private final int genre;
    private final int views;
    private final int likes;
    private final int comments;
    private final int ageDays;

    TableColumns(CSVRecord header) {
        List<String> names = Arrays.stream(header.values())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        width = names.size();
        genre = requireColumn(names, GENRE, "genre");
        views = requireColumn(names, Set.of("views"), "views");
        likes = requireColumn(names, Set.of("likes"), "likes");
        comments = requireColumn(names, Set.of("comments"), "comments");
        ageDays = findColumn(names, Set.of("agedays"));
    }

    TableRow parse(CSVRecord record) throws InvalidRowException {
        require(record.size() == width, RowError.WRONG_WIDTH);
        String name = record.get(genre).strip();
        require(!name.isEmpty(), RowError.GENRE_MISSING);
        long viewCount = count(record.get(views));
        long likeCount = count(record.get(likes));
        long commentCount = count(record.get(comments));
        float age = ageDays == ABSENT ? Float.NaN : age(record.get(ageDays));
        require(viewCount > 0, RowError.NO_VIEWS);
        require(likeCount <= viewCount, RowError.LIKES_ABOVE_VIEWS);
        return new TableRow(name, viewCount, likeCount, commentCount, age);
    }

    /** Parses a whole number; accepts 1.45E+07 and 1200.0, which spreadsheets write. */
    private static long count(String field) throws InvalidRowException {
        String text = field.strip();
        if (text.isEmpty()) {
            return TableRow.UNKNOWN;
        }
        require(text.length() <= MAX_NUMBER_LENGTH, RowError.NOT_A_NUMBER);
        try {
            long value = isPlain(text) ? Long.parseLong(text) : new BigDecimal(text).longValueExact();
            require(value >= 0, RowError.NEGATIVE);
            return value;
        } catch (ArithmeticException | NumberFormatException notWhole) {
            throw new InvalidRowException(RowError.NOT_A_NUMBER);
        }
    }

    private static float age(String field) throws InvalidRowException {
        if (field.isBlank()) {
            return Float.NaN;
        }
        try {
            float days = Float.parseFloat(field.strip());
            require(Float.isFinite(days), RowError.NOT_A_NUMBER);
            require(days >= 0, RowError.NEGATIVE);
            return days;
        } catch (NumberFormatException notANumber) {
            throw new InvalidRowException(RowError.NOT_A_NUMBER);
        }
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void require(boolean holds, RowError otherwise) throws InvalidRowException {
        if (!holds) {
            throw new InvalidRowException(otherwise);
        }
    }

    private static int requireColumn(List<String> names, Set<String> accepted, String wanted) {
        int index = findColumn(names, accepted);
        if (index == ABSENT) {
            throw new InvalidTableException(
                    TableError.COLUMN_MISSING,
                    "The header has no column '" + wanted + "'. It needs genre, views, likes and comments, separated by"
                            + " commas; found: " + joinNames(names));
        }
        return index;
    }

    private static int findColumn(List<String> names, Set<String> accepted) {
        int[] indexes = IntStream.range(0, names.size())
                .filter(i -> accepted.contains(names.get(i)))
                .toArray();
        if (indexes.length > 1) {
            throw new InvalidTableException(
                    TableError.COLUMN_REPEATED,
                    "The header names a column twice: " + names.get(indexes[1]) + "; found: " + joinNames(names));
        }
        return indexes.length == 0 ? ABSENT : indexes[0];
    }

    private static String joinNames(List<String> names) {
        String all = String.join(", ", names);
        return all.length() <= 200 ? all : all.substring(0, 200) + " …";
    }
}
