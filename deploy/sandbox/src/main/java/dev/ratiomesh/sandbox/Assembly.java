package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.ads.AdAccounts;
import dev.ratiomesh.sandbox.ads.AdReach;
import dev.ratiomesh.sandbox.ads.AdReports;
import dev.ratiomesh.sandbox.ads.CampaignReports;
import dev.ratiomesh.sandbox.ads.GoogleAds;
import dev.ratiomesh.sandbox.ads.Ledger;
import dev.ratiomesh.sandbox.ads.Mutate;
import dev.ratiomesh.sandbox.ads.Search;
import dev.ratiomesh.sandbox.analytics.Analytics;
import dev.ratiomesh.sandbox.analytics.AnalyticsSwitches;
import dev.ratiomesh.sandbox.analytics.ReportJobs;
import dev.ratiomesh.sandbox.analytics.Reporting;
import dev.ratiomesh.sandbox.analytics.VideoDays;
import dev.ratiomesh.sandbox.control.CallLog;
import dev.ratiomesh.sandbox.control.CallsReport;
import dev.ratiomesh.sandbox.control.Control;
import dev.ratiomesh.sandbox.control.Faults;
import dev.ratiomesh.sandbox.control.GrantLog;
import dev.ratiomesh.sandbox.control.Health;
import dev.ratiomesh.sandbox.control.Insides;
import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.oauth.Codes;
import dev.ratiomesh.sandbox.oauth.ConsentScreen;
import dev.ratiomesh.sandbox.oauth.Grants;
import dev.ratiomesh.sandbox.oauth.OAuth;
import dev.ratiomesh.sandbox.oauth.Revocation;
import dev.ratiomesh.sandbox.oauth.TokenEndpoint;
import dev.ratiomesh.sandbox.studio.Studio;
import dev.ratiomesh.sandbox.studio.StudioChannels;
import dev.ratiomesh.sandbox.studio.StudioGrants;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.UploadedStories;
import dev.ratiomesh.sandbox.uploads.Traffic;
import dev.ratiomesh.sandbox.uploads.UploadFaults;
import dev.ratiomesh.sandbox.uploads.UploadSessions;
import dev.ratiomesh.sandbox.uploads.Uploads;
import dev.ratiomesh.sandbox.world.Catalog;
import dev.ratiomesh.sandbox.world.Interventions;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.Story;
import dev.ratiomesh.sandbox.world.World;
import dev.ratiomesh.sandbox.youtube.Doorkeeper;
import dev.ratiomesh.sandbox.youtube.Endpoint;
import dev.ratiomesh.sandbox.youtube.QuotaLedger;
import dev.ratiomesh.sandbox.youtube.ReadCount;
import dev.ratiomesh.sandbox.youtube.YouTube;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the parts of a sandbox together. */
final class Assembly {
    private final SandboxOptions options;
    private final SimClock clock;
    private final Catalog catalog;
    private final AdAccounts accounts;
    private final AdReach reach;
    private final CampaignReports reports;
    private final Interventions interventions = new Interventions();
    private final ReadCount reads = new ReadCount();
    private final CallLog calls = new CallLog();
    private final Grants grants = new Grants();
    private final GrantLog grantLog = new GrantLog(grants);
    private final AnalyticsSwitches switches = new AnalyticsSwitches();
    private final ReportJobs reportJobs;
    private final Faults faults;
    private final Studio studio;
    private final Uploads uploads;
    private final UploadedStories uploaded;
    private final World world;
    private final OwnersAssembly owners;

    Assembly(SandboxOptions options, Journal journal) {
        this.options = options;
        clock = WorldClock.resume(options, journal);
        catalog = Catalog.load(options.series(), options.seed(), clock.worldStart());
        accounts = new AdAccounts(journal);
        reach = new AdReach(accounts, clock, options.adResponse());
        reports = new CampaignReports(accounts, clock, reach);
        reportJobs = new ReportJobs(journal);
        faults = new Faults(options.seed());
        studio = new Studio(
                new StudioChannels(journal, options.clock()),
                new StudioGrants(journal, options.clock()),
                new StudioVideos(journal));
        uploads = new Uploads(new UploadSessions(options.clock()), new UploadFaults(), new Traffic());
        uploaded = new UploadedStories(studio.videos(), clock, options.seed());
        world = new World(this::story, clock, interventions, reach::of);
        owners = new OwnersAssembly(studio, world, options, journal);
    }

    private Optional<Story> story(String videoId) {
        return uploaded.knows(videoId) ? uploaded.publicly(videoId) : catalog.find(videoId);
    }

    Switchboard assemble() {
        QuotaLedger quota = new QuotaLedger(options.clock(), options.buckets());
        List<Endpoint> endpoints = new ArrayList<>(owners.comments());
        endpoints.addAll(new YouTubeMethods(studio, world, uploads, clock, options.clock()).all(uploaded, reads));
        YouTube youtube = new YouTube(quota, new Doorkeeper(studio.grants()), endpoints, options.quotaError());
        Mutate mutate = new Mutate(accounts, clock, id -> world.video(id).isPresent());
        GoogleAds ads = new GoogleAds(mutate, new Search(reports, new AdReports(accounts)), grants);
        VideoDays days = new VideoDays(world, clock, reach::at);
        Analytics analytics = new Analytics(owners.ofAnalytics(), days, switches);
        Reporting reporting = new Reporting(owners.ofAnalytics(), reportJobs, days);
        CallsReport asked = new CallsReport(calls, quota, reads, ads, grantLog);
        return new Switchboard(
                List.of(youtube, analytics, reporting, ads, oauth()), control(youtube, asked), faults, calls, grantLog);
    }

    private OAuth oauth() {
        Codes codes = new Codes(options.clock());
        return new OAuth(
                new ConsentScreen(studio.channels(), codes, options.clock()),
                new TokenEndpoint(grants, studio.grants(), codes),
                new Revocation(studio.grants()));
    }

    private Control control(YouTube youtube, CallsReport asked) {
        Insides insides = new Insides(
                faults,
                interventions,
                youtube,
                accounts,
                grants,
                switches,
                owners.insides(),
                studio,
                uploads,
                clock,
                options.quotaError());
        return new Control(insides, new Ledger(accounts, reports), asked, new Health(clock, catalog));
    }
}
