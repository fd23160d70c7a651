package dev.ratiomesh.testkit.postgres;

import dev.ratiomesh.testkit.child.FileCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account under which the programs of Postgres run, because they refuse root.
 *
 * @param prefix words before each command line
 * @param owner required owner of the data, empty for the account of this process
 * @param programs folder for the unpacked programs, which the account must be able to read
 */
record OsAccount(List<String> prefix, String owner, Path programs) {

    private static final String NOBODY = "65534";

    /** Readable by all and writable by root alone, unlike root's home and the folder for temporary files. */
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
                + " another user (setpriv) is available: run as another user, or use -Dmesh.infra=external");
    }

    /** Returns an account in a user namespace, in which root's files and the process belong to user nobody. */
    static OsAccount userNamespace() {
        return new OsAccount(List.of("unshare", "-U"), "", FileCache.folder());
    }

    /**
     * Returns the user nobody with the right to pass through root's folders, for containers, where user namespaces are
     * mostly disabled. The right does not extend to the programs, so they have a folder of their own.
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

    /** Makes this account the owner of the folder and its content. */
    void giveOwnership(Path folder) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        var principal = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                Files.setOwner(file, principal);
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
