package dev.ratiomesh.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs every measurement, or those named in {@code -Dbench.only=stream,projection,commands,latency,upload}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("mesh.home", "")).toAbsolutePath();
        Set<String> only = Set.of(System.getProperty("bench.only", "").split(","));
        List<String> report = new ArrayList<>();
        if (wanted(only, "stream")) {
            report.add(new StreamBench(home).run().toString());
        }
        if (wanted(only, "projection") || wanted(only, "commands")) {
            CampaignBench campaigns = new CampaignBench(home);
            if (wanted(only, "projection")) {
                report.add(campaigns.projection().toString());
            }
            if (wanted(only, "commands")) {
                report.add(campaigns.commands().toString());
            }
        }
        if (wanted(only, "latency")) {
            report.addAll(new LatencyBench(home).run());
        }
        if (wanted(only, "upload")) {
            report.addAll(new UploadBench(home).run());
        }
        System.out.println();
        System.out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, broker and database beside it");
        report.forEach(System.out::println);
        System.exit(0);
    }

    private static boolean wanted(Set<String> only, String name) {
        return only.equals(Set.of("")) || only.contains(name);
    }
}
