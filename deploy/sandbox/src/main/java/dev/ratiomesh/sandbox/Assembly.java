package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.ads.AdAccounts;
import dev.ratiomesh.sandbox.ads.AdReach;
import dev.ratiomesh.sandbox.ads.CampaignReports;
import dev.ratiomesh.sandbox.ads.GoogleAds;
import dev.ratiomesh.sandbox.ads.Ledger;
import dev.ratiomesh.sandbox.ads.Mutate;
import dev.ratiomesh.sandbox.ads.Search;
import dev.ratiomesh.sandbox.control.CallLog;
import dev.ratiomesh.sandbox.control.CallsReport;
import dev.ratiomesh.sandbox.control.Control;
import dev.ratiomesh.sandbox.control.Faults;
import dev.ratiomesh.sandbox.control.Health;
import dev.ratiomesh.sandbox.control.Insides;
import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.oauth.OAuth;
import dev.ratiomesh.sandbox.world.Catalog;
import dev.ratiomesh.sandbox.world.Interventions;
import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.World;
import dev.ratiomesh.sandbox.youtube.QuotaLedger;
import dev.ratiomesh.sandbox.youtube.ReadCount;
import dev.ratiomesh.sandbox.youtube.VideoReader;
import dev.ratiomesh.sandbox.youtube.YouTube;
import java.util.List;

/** Puts the parts of a sandbox together. */
final class Assembly {
    private Assembly() {}

    static Switchboard assemble(SandboxOptions options, Journal journal) {
        SimClock clock = WorldClock.resume(options, journal);
        Catalog catalog = Catalog.load(options.series(), options.seed(), clock.worldStart());
        Interventions interventions = new Interventions();
        AdAccounts accounts = new AdAccounts(journal);
        AdReach reach = new AdReach(accounts, clock, options.adResponse());
        World world = new World(catalog, clock, interventions, reach::of);
        CampaignReports reports = new CampaignReports(accounts, clock, reach);

        QuotaLedger quota = new QuotaLedger(options.clock(), options.buckets());
        ReadCount reads = new ReadCount();
        YouTube youtube = new YouTube(quota, new VideoReader(world, reads), options.quotaError());
        Mutate mutate = new Mutate(accounts, clock, id -> world.video(id).isPresent());
        GoogleAds ads = new GoogleAds(mutate, new Search(reports));

        CallLog calls = new CallLog();
        Faults faults = new Faults(options.seed());
        Insides insides = new Insides(faults, interventions, youtube, accounts, options.quotaError());
        CallsReport callsReport = new CallsReport(calls, quota, reads, ads);
        Control control = new Control(insides, new Ledger(accounts, reports), callsReport, new Health(clock, catalog));
        return new Switchboard(List.of(youtube, ads, new OAuth()), control, faults, calls);
    }
}
