package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.FileCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom the programs of Postgres run: they refuse root.
 *
 * @param prefix put before each command line
 * @param owner to whom the data must belong, empty for whoever starts it
 * @param programs where to unpack them: the account must be able to read it
 */
record OsAccount(List<String> prefix, String owner, Path programs) {

    private static final String NOBODY = "65534";

    /** Readable by all, writable by root alone: not so the home of root, nor the folder for temporary files. */
    private static final Path ROOTS_CACHE = Path.of("/var/cache/ratio-mesh");

    static OsAccount ofThisSystem() {
        if (System.getProperty("os.name").startsWith("Windows") || !"0".equals(output(List.of("id", "-u")))) {
            return new OsAccount(List.of(), "", FileCache.folder());
        }
        OsAccount namespace = userNamespace();
        if (namespace.works()) {
            return namespace;
        }
        OsAccount nobody = nobody();
        if (nobody.works()) {
            return nobody;
        }
        throw new IllegalStateException("Postgres does not run as root, and neither a user namespace (unshare -U) nor"
                + " another user (setpriv) can be had here: run as another user, or use -Dmesh.infra=external");
    }

    /** In a user namespace of its own root's files belong to nobody, and so does the process. */
    static OsAccount userNamespace() {
        return new OsAccount(List.of("unshare", "-U"), "", FileCache.folder());
    }

    /**
     * In a container user namespaces are mostly off. As user nobody, then, with the right to pass through folders that
     * are root's own; for the programs that is not enough, hence a folder of their own.
     */
    static OsAccount nobody() {
        List<String> prefix = List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override");
        return new OsAccount(prefix, NOBODY, ROOTS_CACHE);
    }

    /** Gives the folder and all that is in it to this account. */
    void giveOwnership(Path folder) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        var principal = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                Files.setOwner(each, principal);
            }
        }
    }

    private boolean works() {
        List<String> command =
                Stream.concat(prefix.stream(), Stream.of("id", "-u")).toList();
        return NOBODY.equals(output(command));
    }

    private static String output(List<String> command) {
        return ProgramResult.command(command).output().trim();
    }
}
