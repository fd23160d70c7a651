package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.analytics.ReportJobs.ReportJob;
import dev.ratiomesh.sandbox.wire.EmulatedService;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Emulates the YouTube Reporting API v1: jobs that make a file a day. */
public final class ReportingApi implements EmulatedService {
    private static final String TYPES = "/v1/reportTypes";
    private static final String JOBS = "/v1/jobs";
    private static final Pattern OF_JOB = Pattern.compile("/v1/jobs/([^/]+)(/reports(?:/([^/]+))?)?");
    private static final Pattern MEDIA = Pattern.compile("/v1/media/CHANNEL/([^/]+)/jobs/([^/]+)/reports/([^/]+)");

    private final ReportOwners owners;
    private final ReportJobs jobs;
    private final JobMethods methods;
    private final ReachCsv csv;
    private final VideoDays days;

    public ReportingApi(ReportOwners owners, ReportJobs jobs, VideoDays days) {
        this.owners = owners;
        this.jobs = jobs;
        this.days = days;
        methods = new JobMethods(jobs, days);
        csv = new ReachCsv(days);
    }

    @Override
    public String name() {
        return "reporting";
    }

    @Override
    public boolean owns(String path) {
        return path.equals(TYPES)
                || path.equals(JOBS)
                || OF_JOB.matcher(path).matches()
                || path.startsWith("/v1/media/CHANNEL/");
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        try {
            String channel = owners.channel(call);
            return route(call, channel);
        } catch (ReportRejectedException e) {
            return e.error().answer();
        }
    }

    @Override
    public HttpAnswer answerInjected(HttpCall call, InjectedError error) {
        return ApiError.injected(error).answer();
    }

    private HttpAnswer route(HttpCall call, String channel) throws ReportRejectedException {
        Matcher media = MEDIA.matcher(call.path());
        if (media.matches()) {
            return download(channel, media);
        }
        Matcher job = OF_JOB.matcher(call.path());
        if (job.matches()) {
            return ofJob(call, channel, job);
        }
        return switch (call.method() + " " + call.path()) {
            case "GET " + TYPES -> JobMethods.types();
            case "GET " + JOBS -> methods.list(channel);
            case "POST " + JOBS -> methods.create(channel, call.body());
            default -> throw notEmulated(call);
        };
    }

    private HttpAnswer ofJob(HttpCall call, String channel, Matcher path) throws ReportRejectedException {
        ReportJob job = job(channel, path.group(1));
        boolean reports = path.group(2) != null;
        String report = path.group(3);
        String root = "http://" + call.header("host").orElse("localhost");
        if (call.method().equals("DELETE") && !reports) {
            jobs.delete(job);
            return HttpAnswer.json(200, SandboxJson.object());
        }
        if (!call.method().equals("GET")) {
            throw notEmulated(call);
        }
        if (report != null) {
            return HttpAnswer.json(200, file(job, report).json(root));
        }
        return reports ? methods.reports(job, call, root) : HttpAnswer.json(200, JobMethods.json(job));
    }

    private HttpAnswer download(String channel, Matcher path) throws ReportRejectedException {
        ReportJob job = job(channel, path.group(2));
        ReportFile file = file(job, path.group(3));
        String body = csv.of(channel, owners.videosOf().apply(channel), file.day());
        return new HttpAnswer(200, Map.of("content-type", "text/csv; charset=UTF-8"), body);
    }

    private ReportJob job(String channel, String id) throws ReportRejectedException {
        return jobs.find(channel, id).orElseThrow(ReportingApi::notFound);
    }

    private ReportFile file(ReportJob job, String id) throws ReportRejectedException {
        List<ReportFile> files = ReportFile.of(job, days.now());
        return files.stream().filter(file -> file.id().equals(id)).findFirst().orElseThrow(ReportingApi::notFound);
    }

    private static ReportRejectedException notFound() {
        return new ReportRejectedException(new ApiError(404, "notFound", "Requested entity was not found."));
    }

    private static ReportRejectedException notEmulated(HttpCall call) {
        return new ReportRejectedException(new ApiError(
                404, "notFound", "The sandbox does not emulate %s %s".formatted(call.method(), call.path())));
    }

    /** Formats the reach report of a day: impressions of thumbnails, and the share of them that was clicked (0..1). */
    static final class ReachCsv {
        private static final String HEADER =
                "date,channel_id,video_id,video_thumbnail_impressions,video_thumbnail_impressions_ctr\n";
        /** Share of the views that start at a thumbnail; the rest starts elsewhere, such as on other sites. */
        private static final double THUMBNAIL_SHARE = 0.7;

        private final VideoDays days;

        ReachCsv(VideoDays days) {
            this.days = days;
        }

        String of(String channel, List<String> videos, LocalDate day) {
            StringBuilder csv = new StringBuilder(HEADER);
            for (String video : videos) {
                MetricTotals totals = days.totalsOn(video, day);
                long clicks = Math.round((totals.views() - totals.ads()) * THUMBNAIL_SHARE);
                long impressions = Math.round(clicks / AudienceProfile.of(video).clickRate());
                if (impressions > 0) {
                    csv.append(String.format(
                            Locale.ROOT,
                            "%s,%s,%s,%d,%.6f\n",
                            day.format(DateTimeFormatter.BASIC_ISO_DATE),
                            channel,
                            video,
                            impressions,
                            clicks / (double) impressions));
                }
            }
            return csv.toString();
        }
    }
}
