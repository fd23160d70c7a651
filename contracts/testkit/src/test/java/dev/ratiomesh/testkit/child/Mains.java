package dev.ratiomesh.testkit.child;

import dev.ratiomesh.testkit.kafka.KafkaOptions;
import dev.ratiomesh.testkit.kafka.KafkaProcess;
import dev.ratiomesh.testkit.postgres.PostgresOptions;
import dev.ratiomesh.testkit.postgres.PostgresProcess;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** What the children of these tests run. */
final class Mains {

    private Mains() {}

    /** Says hello and its property, then waits for ever. */
    public static final class Waits {

        private Waits() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook has run")));
            System.out.println("hello " + String.join(",", args) + " " + System.getProperty("greeting") + " "
                    + System.getenv("MOOD"));
            new CountDownLatch(1).await();
        }
    }

    /** Has a shutdown hook that never ends. */
    public static final class NeverLetsGo {

        private NeverLetsGo() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(NeverLetsGo::waitForEver));
            System.out.println("hello");
            waitForEver();
        }

        private static void waitForEver() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Fails at once. */
    public static final class Fails {

        private Fails() {}

        public static void main(String[] args) {
            throw new IllegalStateException("the reason it failed");
        }
    }

    /** Starts both servers, tells their ports and pids, then waits to be killed. */
    public static final class StartsServers {

        private StartsServers() {}

        public static void main(String[] args) throws InterruptedException {
            PostgresProcess postgres = PostgresProcess.start(PostgresOptions.in(Path.of(args[0])));
            KafkaProcess kafka = KafkaProcess.start(KafkaOptions.in(Path.of(args[1])));
            System.out.println("started;" + postgres.options().port() + ";" + postgres.pid() + ";"
                    + kafka.options().port() + ";" + kafka.pid() + ";");
            new CountDownLatch(1).await();
        }
    }
}
