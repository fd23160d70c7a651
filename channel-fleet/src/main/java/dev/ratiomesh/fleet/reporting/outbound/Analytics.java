package dev.ratiomesh.fleet.reporting.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.CallerContext;
import dev.ratiomesh.delivery.JsonMappers;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Door;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.reporting.Fetched;
import dev.ratiomesh.fleet.reporting.Inquiry;
import dev.ratiomesh.fleet.reporting.Period;
import dev.ratiomesh.fleet.reporting.ResultTable;
import dev.ratiomesh.fleet.reporting.Section;
import dev.ratiomesh.fleet.reporting.Subject;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;

/** The YouTube Analytics API v2. Its quota is not published: a call that is refused for it says so and waits. */
@ApplicationScoped
public class Analytics {
    private static final int BAD_REQUEST = 400;

    private final Door door;

    Analytics(Door door) {
        this.door = door;
    }

    /** Asks for every section in turn, until something keeps it from going on. Does not fail: trouble is in the answer. */
    public Uni<Fetched> fetch(Subject subject, Period period, Map<Section, Map<String, String>> known) {
        return Multi.createFrom()
                .items(Section.values())
                .onItem()
                .scan(
                        () -> Uni.createFrom().item(Fetched.nothing()),
                        (sofar, section) -> sofar.chain(fetched -> fetched.stopped() != null
                                ? Uni.createFrom().item(fetched)
                                : section(
                                        fetched,
                                        new Question(subject, period, section),
                                        new Inquiry(section, known.getOrDefault(section, Map.of())))))
                .collect()
                .last()
                .chain(last -> last);
    }

    private record Question(Subject subject, Period period, Section section) {
        Ask about(List<String> metrics) {
            String path = "/v2/reports?ids=" + encoded("channel==" + subject.channelId())
                    + "&startDate=" + period.from() + "&endDate=" + period.to()
                    + "&metrics=" + encoded(String.join(",", metrics))
                    + "&dimensions=" + encoded(String.join(",", section.dimensions()))
                    + (subject.filter().isEmpty() ? "" : "&filters=" + encoded(subject.filter()));
            return Ask.get(Who.channel(subject.tenantId(), subject.channelId()), Spend.nothing(), Host.ANALYTICS, path);
        }
    }

    private Uni<Fetched> section(Fetched fetched, Question question, Inquiry inquiry) {
        List<String> metrics = inquiry.next();
        if (metrics.isEmpty()) {
            return Uni.createFrom().item(fetched.with(question.section(), inquiry));
        }
        return CallerContext.of(() -> Uni.createFrom().completionStage(() -> door.call(question.about(metrics))))
                .chain(reply -> {
                    if (reply instanceof Reply.Done done) {
                        return read(fetched, question, inquiry, done);
                    }
                    if (reply instanceof Reply.Refused refused && refused.status() == BAD_REQUEST) {
                        inquiry.refused(refused.words());
                        return section(fetched, question, inquiry);
                    }
                    return Uni.createFrom().item(stopped(fetched, reply));
                });
    }

    private Uni<Fetched> read(Fetched fetched, Question question, Inquiry inquiry, Reply.Done answer) {
        try {
            inquiry.answered(ResultTable.of(JsonMappers.tolerant().readTree(answer.body())));
            return section(fetched, question, inquiry);
        } catch (JsonProcessingException e) {
            return Uni.createFrom().item(fetched.stop("an answer that is no JSON: " + e.getOriginalMessage(), null));
        }
    }

    static Fetched stopped(Fetched fetched, Reply reply) {
        if (reply instanceof Reply.Waits waits) {
            return fetched.stop(waits.words(), waits.until());
        }
        return fetched.stop(words(reply), null);
    }

    static String words(Reply reply) {
        if (reply instanceof Reply.Waits waits) {
            return waits.words();
        }
        if (reply instanceof Reply.NeedsOwner needs) {
            return needs.words();
        }
        if (reply instanceof Reply.Refused refused) {
            return refused.words();
        }
        return reply instanceof Reply.Trouble trouble ? trouble.words() : "an answer that was not asked for";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
