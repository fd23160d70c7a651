package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.analytics.ReportOwners;
import dev.ratiomesh.sandbox.comments.CommentApi;
import dev.ratiomesh.sandbox.comments.CommentLog;
import dev.ratiomesh.sandbox.comments.CommentSwitches;
import dev.ratiomesh.sandbox.comments.PostedReport;
import dev.ratiomesh.sandbox.comments.ViewerComments;
import dev.ratiomesh.sandbox.control.CommentControlTargets;
import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.studio.VideoOwnership;
import dev.ratiomesh.sandbox.world.VideoWorld;
import dev.ratiomesh.sandbox.youtube.YouTubeMethod;
import java.util.List;

/** Puts together what asks whose a video is: comments and analytics. */
final class OwnersAssembly {
    private final VideoOwnership belongings;
    private final CommentLog book;
    private final CommentSwitches switches = new CommentSwitches();
    private final StudioOwners owners;

    OwnersAssembly(StudioState studio, VideoWorld world, SandboxOptions options, Journal journal) {
        belongings = new VideoOwnership(journal);
        book = new CommentLog(journal, options.clock());
        owners = new StudioOwners(studio, belongings, world);
    }

    ReportOwners ofAnalytics() {
        return owners.owners();
    }

    List<YouTubeMethod> comments() {
        return CommentApi.endpoints(book, switches, owners.scene());
    }

    CommentControlTargets insides() {
        return new CommentControlTargets(
                new ViewerComments(book, owners.scene()), switches, new PostedReport(book), belongings);
    }
}
