package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.wire.Service;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The YouTube Reporting API v1: jobs that make a file a day. */
public final class Reporting implements Service {
    private static final String TYPES = "/v1/reportTypes";
    private static final String JOBS = "/v1/jobs";
    private static final Pattern OF_JOB = Pattern.compile("/v1/jobs/([^/]+)(/reports(?:/([^/]+))?)?");
    private static final Pattern MEDIA = Pattern.compile("/v1/media/CHANNEL/([^/]+)/jobs/([^/]+)/reports/([^/]+)");

    private final Owners owners;
    private final ReportJobs jobs;
    private final JobMethods methods;
    private final ReachCsv csv;
    private final VideoDays days;

    public Reporting(Owners owners, ReportJobs jobs, VideoDays days) {
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
    public Answer answer(Call call) {
        try {
            String channel = owners.channel(call);
            return route(call, channel);
        } catch (Refused e) {
            return e.error().answer();
        }
    }

    @Override
    public Answer refuse(Call call, InjectedError error) {
        return ApiError.injected(error).answer();
    }

    private Answer route(Call call, String channel) throws Refused {
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

    private Answer ofJob(Call call, String channel, Matcher path) throws Refused {
        Job job = job(channel, path.group(1));
        boolean reports = path.group(2) != null;
        String report = path.group(3);
        String root = "http://" + call.header("host").orElse("localhost");
        if (call.method().equals("DELETE") && !reports) {
            jobs.delete(job);
            return Answer.json(200, Json.object());
        }
        if (!call.method().equals("GET")) {
            throw notEmulated(call);
        }
        if (report != null) {
            return Answer.json(200, file(job, report).json(root));
        }
        return reports ? methods.reports(job, call, root) : Answer.json(200, JobMethods.json(job));
    }

    private Answer download(String channel, Matcher path) throws Refused {
        Job job = job(channel, path.group(2));
        ReportFile file = file(job, path.group(3));
        String body = csv.of(channel, owners.videosOf().apply(channel), file.day());
        return new Answer(200, Map.of("content-type", "text/csv; charset=UTF-8"), body);
    }

    private Job job(String channel, String id) throws Refused {
        return jobs.find(channel, id).orElseThrow(Reporting::notFound);
    }

    private ReportFile file(Job job, String id) throws Refused {
        List<ReportFile> files = ReportFile.of(job, days.now());
        return files.stream().filter(file -> file.id().equals(id)).findFirst().orElseThrow(Reporting::notFound);
    }

    private static Refused notFound() {
        return new Refused(new ApiError(404, "notFound", "Requested entity was not found."));
    }

    private static Refused notEmulated(Call call) {
        return new Refused(new ApiError(
                404, "notFound", "The sandbox does not emulate %s %s".formatted(call.method(), call.path())));
    }
}
