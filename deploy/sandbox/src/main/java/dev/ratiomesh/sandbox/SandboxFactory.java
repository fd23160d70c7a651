package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.ads.AcceptanceLedger;
import dev.ratiomesh.sandbox.ads.GoogleAds;
import dev.ratiomesh.sandbox.ads.account.AdAccounts;
import dev.ratiomesh.sandbox.ads.account.AdReach;
import dev.ratiomesh.sandbox.ads.mutate.MutateMethod;
import dev.ratiomesh.sandbox.ads.report.AdReports;
import dev.ratiomesh.sandbox.ads.report.CampaignReports;
import dev.ratiomesh.sandbox.ads.report.SearchMethod;
import dev.ratiomesh.sandbox.analytics.AnalyticsApi;
import dev.ratiomesh.sandbox.analytics.AnalyticsSwitches;
import dev.ratiomesh.sandbox.analytics.ReportJobs;
import dev.ratiomesh.sandbox.analytics.ReportOwners;
import dev.ratiomesh.sandbox.analytics.ReportingApi;
import dev.ratiomesh.sandbox.analytics.VideoDays;
import dev.ratiomesh.sandbox.comments.CommentApi;
import dev.ratiomesh.sandbox.comments.CommentLog;
import dev.ratiomesh.sandbox.comments.CommentSwitches;
import dev.ratiomesh.sandbox.comments.PostedReport;
import dev.ratiomesh.sandbox.comments.ViewerComments;
import dev.ratiomesh.sandbox.control.CallLog;
import dev.ratiomesh.sandbox.control.CallsReport;
import dev.ratiomesh.sandbox.control.CommentControlTargets;
import dev.ratiomesh.sandbox.control.ControlApi;
import dev.ratiomesh.sandbox.control.ControlTargets;
import dev.ratiomesh.sandbox.control.GrantLog;
import dev.ratiomesh.sandbox.control.HealthAnswer;
import dev.ratiomesh.sandbox.control.InjectedFaults;
import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.journal.JournalLine;
import dev.ratiomesh.sandbox.oauth.AuthorizationCodes;
import dev.ratiomesh.sandbox.oauth.ConsentScreen;
import dev.ratiomesh.sandbox.oauth.IssuedTokens;
import dev.ratiomesh.sandbox.oauth.OAuth;
import dev.ratiomesh.sandbox.oauth.RevocationEndpoint;
import dev.ratiomesh.sandbox.oauth.TokenEndpoint;
import dev.ratiomesh.sandbox.studio.StudioChannels;
import dev.ratiomesh.sandbox.studio.StudioGrants;
import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.UploadedStories;
import dev.ratiomesh.sandbox.studio.VideoOwnership;
import dev.ratiomesh.sandbox.uploads.UploadControl;
import dev.ratiomesh.sandbox.uploads.session.UploadFaults;
import dev.ratiomesh.sandbox.uploads.session.UploadSessions;
import dev.ratiomesh.sandbox.uploads.session.UploadTraffic;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.world.ClockStart;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.VideoCatalog;
import dev.ratiomesh.sandbox.world.VideoInterventions;
import dev.ratiomesh.sandbox.world.VideoStory;
import dev.ratiomesh.sandbox.world.VideoWorld;
import dev.ratiomesh.sandbox.youtube.CallAuthorizer;
import dev.ratiomesh.sandbox.youtube.ReadCount;
import dev.ratiomesh.sandbox.youtube.YouTube;
import dev.ratiomesh.sandbox.youtube.YouTubeMethod;
import dev.ratiomesh.sandbox.youtube.quota.ProjectQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates the parts of a sandbox and connects them. */
final class SandboxFactory {
    private final SandboxOptions options;
    private final SimClock clock;
    private final VideoCatalog catalog;
    private final AdAccounts accounts;
    private final AdReach reach;
    private final CampaignReports reports;
    private final VideoInterventions interventions = new VideoInterventions();
    private final ReadCount reads = new ReadCount();
    private final CallLog calls = new CallLog();
    private final IssuedTokens grants = new IssuedTokens();
    private final GrantLog grantLog = new GrantLog(grants);
    private final AnalyticsSwitches analyticsSwitches = new AnalyticsSwitches();
    private final ReportJobs reportJobs;
    private final InjectedFaults faults;
    private final StudioState studio;
    private final UploadControl uploads;
    private final UploadedStories uploadedStories;
    private final VideoWorld world;
    private final OwnerServices ownerServices;

    SandboxFactory(SandboxOptions options, Journal journal) {
        this.options = options;
        clock = WorldClock.resume(options, journal);
        catalog = VideoCatalog.load(options.series(), options.seed(), clock.worldStart());
        accounts = new AdAccounts(journal);
        reach = new AdReach(accounts, clock, options.adResponse());
        reports = new CampaignReports(accounts, clock, reach);
        reportJobs = new ReportJobs(journal);
        faults = new InjectedFaults(options.seed());
        studio = new StudioState(
                new StudioChannels(journal, options.clock()),
                new StudioGrants(journal, options.clock()),
                new StudioVideos(journal));
        uploads = new UploadControl(new UploadSessions(options.clock()), new UploadFaults(), new UploadTraffic());
        uploadedStories = new UploadedStories(studio.videos(), clock, options.seed());
        world = new VideoWorld(this::story, clock, interventions, reach::reachNow);
        ownerServices = new OwnerServices(studio, world, options, journal);
    }

    private Optional<VideoStory> story(String videoId) {
        return uploadedStories.knows(videoId) ? uploadedStories.publicStory(videoId) : catalog.find(videoId);
    }

    ServiceRouter create() {
        ProjectQuota quota = new ProjectQuota(options.clock(), options.buckets());
        List<YouTubeMethod> endpoints = new ArrayList<>(ownerServices.commentMethods());
        endpoints.addAll(
                new YouTubeMethodCatalog(studio, world, uploads, clock, options.clock()).all(uploadedStories, reads));
        YouTube youtube = new YouTube(quota, new CallAuthorizer(studio.grants()), endpoints, options.quotaError());
        MutateMethod mutate =
                new MutateMethod(accounts, clock, id -> world.video(id).isPresent());
        GoogleAds ads = new GoogleAds(mutate, new SearchMethod(reports, new AdReports(accounts)), grants);
        VideoDays days = new VideoDays(world, clock, reach::at);
        AnalyticsApi analytics = new AnalyticsApi(ownerServices.reportOwners(), days, analyticsSwitches);
        ReportingApi reporting = new ReportingApi(ownerServices.reportOwners(), reportJobs, days);
        CallsReport callsReport = new CallsReport(calls, quota, reads, ads, grantLog);
        return new ServiceRouter(
                List.of(youtube, analytics, reporting, ads, oauth()),
                control(youtube, callsReport),
                faults,
                calls,
                grantLog);
    }

    private OAuth oauth() {
        AuthorizationCodes codes = new AuthorizationCodes(options.clock());
        return new OAuth(
                new ConsentScreen(studio.channels(), codes, options.clock()),
                new TokenEndpoint(grants, studio.grants(), codes),
                new RevocationEndpoint(studio.grants()));
    }

    private ControlApi control(YouTube youtube, CallsReport callsReport) {
        ControlTargets targets = new ControlTargets(
                faults,
                interventions,
                youtube,
                accounts,
                grants,
                analyticsSwitches,
                ownerServices.commentTargets(),
                studio,
                uploads,
                clock,
                options.quotaError());
        return new ControlApi(
                targets, new AcceptanceLedger(accounts, reports), callsReport, new HealthAnswer(clock, catalog));
    }

    /** Creates the services that depend on a video's owner: comments and analytics. */
    static final class OwnerServices {
        private final VideoOwnership ownership;
        private final CommentLog commentLog;
        private final CommentSwitches switches = new CommentSwitches();
        private final StudioOwners owners;

        OwnerServices(StudioState studio, VideoWorld world, SandboxOptions options, Journal journal) {
            ownership = new VideoOwnership(journal);
            commentLog = new CommentLog(journal, options.clock());
            owners = new StudioOwners(studio, ownership, world);
        }

        ReportOwners reportOwners() {
            return owners.reportOwners();
        }

        List<YouTubeMethod> commentMethods() {
            return CommentApi.endpoints(commentLog, switches, owners.commentContext());
        }

        CommentControlTargets commentTargets() {
            return new CommentControlTargets(
                    new ViewerComments(commentLog, owners.commentContext()),
                    switches,
                    new PostedReport(commentLog),
                    ownership);
        }
    }

    /** Continues the simulated clock from the starts that the journal recorded. */
    static final class WorldClock {
        private static final String STARTED = "clock.started";

        private WorldClock() {}

        static SimClock resume(SandboxOptions options, Journal journal) {
            SimClock clock = SimClock.resume(
                    options.clock(),
                    journal.past().stream()
                            .filter(line -> line.kind().equals(STARTED))
                            .map(WorldClock::start)
                            .toList(),
                    options.speed());
            journal.append(STARTED, clock.latest());
            return clock;
        }

        private static ClockStart start(JournalLine line) {
            try {
                return SandboxJson.read(line.fact(), ClockStart.class);
            } catch (MalformedJson e) {
                throw new IllegalArgumentException(
                        "The journal holds an unreadable " + STARTED + ": " + e.getMessage(), e);
            }
        }
    }
}
