package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Checks briefs. The first broken rule gives the refusal, which names the field and its value. */
public final class BriefRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** Ids that mean another URL: {@code .} and {@code ..} are resolved away, the last is the export. */
    private static final Pattern RESERVED_ID = Pattern.compile("\\.{1,2}|export\\.csv");
    /** Characters without a glyph, among them NUL, which a database text cannot hold. */
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

    /** YouTube's ids are 11 characters of URL-safe base64. */
    private static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9_-]{11}");

    private static final int MAX_TITLE_LENGTH = 200;
    private static final int MAX_GENRE_LENGTH = 80;
    private static final long MAX_VIEW_GOAL = 1_000_000_000_000L;
    private static final Duration MIN_CADENCE = Duration.ofSeconds(1);
    private static final Duration MAX_CADENCE = Duration.ofDays(1);
    private static final Duration MAX_DEADLINE = Duration.ofDays(5 * 365);

    private static final List<BriefRule> ALL = List.of(
            (brief, now) -> require(
                    isId(brief.campaignId())
                            && !RESERVED_ID.matcher(brief.campaignId()).matches(),
                    RejectionCode.INVALID_CAMPAIGN_ID,
                    () -> "campaignId: 1 to 64 of A-Z a-z 0-9 . _ -, and none of \".\", \"..\", \"export.csv\", is "
                            + quote(brief.campaignId())),
            (brief, now) -> checkTenant(brief.tenantId()),
            (brief, now) -> require(
                    VIDEO_ID.matcher(brief.videoId()).matches(),
                    RejectionCode.INVALID_VIDEO_ID,
                    () -> "videoId: a YouTube video id has 11 characters of A-Z a-z 0-9 _ -, is "
                            + quote(brief.videoId())),
            (brief, now) -> require(
                    isText(brief.title(), MAX_TITLE_LENGTH),
                    RejectionCode.INVALID_TITLE,
                    () -> "title: 1 to " + MAX_TITLE_LENGTH + " characters, has "
                            + brief.title().length()),
            (brief, now) -> require(
                    isText(brief.genre(), MAX_GENRE_LENGTH),
                    RejectionCode.INVALID_GENRE,
                    () -> "genre: 1 to " + MAX_GENRE_LENGTH + " characters, is " + quote(brief.genre())),
            (brief, now) -> require(
                    brief.viewGoal() > 0 && brief.viewGoal() <= MAX_VIEW_GOAL,
                    RejectionCode.INVALID_VIEW_GOAL,
                    () -> "viewGoal: 1 to " + MAX_VIEW_GOAL + ", is " + brief.viewGoal()),
            BriefRules::checkDeadline,
            (brief, now) -> require(
                    brief.cadence().compareTo(MIN_CADENCE) >= 0
                            && brief.cadence().compareTo(MAX_CADENCE) <= 0,
                    RejectionCode.INVALID_CADENCE,
                    () -> "cadence: " + MIN_CADENCE + " to " + MAX_CADENCE + ", is " + brief.cadence()),
            (brief, now) -> require(
                    brief.minimumNewViews() >= 0,
                    RejectionCode.INVALID_MINIMUM_NEW_VIEWS,
                    () -> "minimumNewViews: 0 or more, is " + brief.minimumNewViews()),
            (brief, now) -> require(
                    isZone(brief.timeZone()),
                    RejectionCode.INVALID_TIME_ZONE,
                    () -> "timeZone: an IANA zone such as Europe/Berlin, is " + quote(brief.timeZone())),
            (brief, now) -> BudgetRules.check(brief.budget()),
            (brief, now) -> ReachRules.check(brief.reach()));

    private BriefRules() {}

    /** A rule: empty, or the refusal. */
    interface BriefRule {
        Optional<CommandRefusal> check(Brief brief, Instant now);
    }

    /** Checks a brief; returns the first refusal, if any. */
    public static Optional<CommandRefusal> check(Brief brief, Instant now) {
        return ALL.stream().flatMap(rule -> rule.check(brief, now).stream()).findFirst();
    }

    /** Returns whether a text has the form of the id of a campaign or tenant. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Checks the id of a tenant. */
    static Optional<CommandRefusal> checkTenant(String tenantId) {
        return require(
                isId(tenantId),
                RejectionCode.INVALID_TENANT_ID,
                () -> "tenantId: 1 to 64 of A-Z a-z 0-9 . _ -, is " + quote(tenantId));
    }

    private static Optional<CommandRefusal> checkDeadline(Brief brief, Instant now) {
        Instant deadline = brief.deadline();
        return require(
                deadline.isAfter(now) && deadline.isBefore(now.plus(MAX_DEADLINE)),
                RejectionCode.INVALID_DEADLINE,
                () -> "deadline: after now (" + now + ") and within five years, is " + deadline);
    }

    private static boolean isText(String text, int maxLength) {
        return !text.isBlank() && text.length() <= maxLength;
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static Optional<CommandRefusal> require(boolean holds, RejectionCode code, Supplier<String> detail) {
        return holds ? Optional.empty() : Optional.of(new CommandRefusal(code, detail.get()));
    }

    /** Quotes a value for a message: printable, and cut after 40 characters. */
    static String quote(String value) {
        String start = value.length() <= 40 ? value : value.substring(0, 40) + "…";
        return '"' + UNPRINTABLE.matcher(start).replaceAll("\uFFFD") + '"';
    }
}
