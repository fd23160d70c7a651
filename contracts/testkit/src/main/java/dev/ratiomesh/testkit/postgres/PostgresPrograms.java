package dev.ratiomesh.testkit.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs initdb, postgres and pg_ctl, as command lines. */
record PostgresPrograms(Path home, OsAccount account) {

    static PostgresPrograms of(OsAccount account) {
        return new PostgresPrograms(PostgresBinaries.unpacked(account.programs()), account);
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs it to its end. The output goes to nobody unless it fails. */
    void run(String program, String... arguments) {
        ProgramResult ran = ProgramResult.command(command(program, arguments));
        if (ran.code() != 0) {
            throw new IllegalStateException(program + " failed with code " + ran.code() + ":\n" + ran.output());
        }
    }
}
