package dev.ratiomesh.sandbox;

import dev.ratiomesh.sandbox.analytics.Owners;
import dev.ratiomesh.sandbox.comments.CommentApi;
import dev.ratiomesh.sandbox.comments.CommentBook;
import dev.ratiomesh.sandbox.comments.CommentSwitches;
import dev.ratiomesh.sandbox.comments.PostedReport;
import dev.ratiomesh.sandbox.comments.Viewers;
import dev.ratiomesh.sandbox.control.CommentInsides;
import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.studio.Belongings;
import dev.ratiomesh.sandbox.studio.Studio;
import dev.ratiomesh.sandbox.world.World;
import dev.ratiomesh.sandbox.youtube.Endpoint;
import java.util.List;

/** Puts together what asks whose a video is: comments and analytics. */
final class OwnersAssembly {
    private final Belongings belongings;
    private final CommentBook book;
    private final CommentSwitches switches = new CommentSwitches();
    private final StudioOwners owners;

    OwnersAssembly(Studio studio, World world, SandboxOptions options, Journal journal) {
        belongings = new Belongings(journal);
        book = new CommentBook(journal, options.clock());
        owners = new StudioOwners(studio, belongings, world);
    }

    Owners ofAnalytics() {
        return owners.owners();
    }

    List<Endpoint> comments() {
        return CommentApi.endpoints(book, switches, owners.scene());
    }

    CommentInsides insides() {
        return new CommentInsides(new Viewers(book, owners.scene()), switches, new PostedReport(book), belongings);
    }
}
